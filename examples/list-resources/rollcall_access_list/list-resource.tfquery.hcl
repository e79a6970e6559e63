# terraform query -generate-config-out=lists.tf
list "rollcall_access_list" "scim" {
  provider = rollcall

  config {
    type = "scim"
  }
}
