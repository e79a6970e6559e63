# Every list that an identity provider fills.
data "rollcall_access_lists" "pushed" {
  integration = "default"
  type        = "scim"
}

output "titles" {
  value = { for list in data.rollcall_access_lists.pushed.access_lists : list.name => list.title }
}
