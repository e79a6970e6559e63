data "rollcall_user_access" "alice" {
  user_name = "alice"
}

output "roles" {
  value = data.rollcall_user_access.alice.roles
}
