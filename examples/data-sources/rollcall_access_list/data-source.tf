# By name.
data "rollcall_access_list" "requester" {
  name = "scim-group-requester"
}

# By title, in an integration.
data "rollcall_access_list" "same" {
  title       = "GroupRequester"
  integration = "default"
}

output "members" {
  value = data.rollcall_access_list.requester.member_count
}
