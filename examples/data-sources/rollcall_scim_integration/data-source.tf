data "rollcall_scim_integration" "default" {
  name = "default"
}

output "scim_base_url" {
  value = data.rollcall_scim_integration.default.base_url
}
