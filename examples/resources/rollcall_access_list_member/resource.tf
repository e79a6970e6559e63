resource "rollcall_access_list" "on_call" {
  name   = "on-call"
  title  = "On call"
  type   = "static"
  grants = { roles = ["operator"] }
}

# A user, who need not exist yet, until a day.
resource "rollcall_access_list_member" "alice" {
  access_list = rollcall_access_list.on_call.name
  user        = "alice"
  expires_at  = "2096-01-31T00:00:00Z"
  reason      = "Tier 2"
}

# Everyone who is on another list.
resource "rollcall_access_list" "developers" {
  name  = "developers"
  title = "Developers"
  type  = "scim"
}

resource "rollcall_access_list_member" "developers" {
  access_list = rollcall_access_list.on_call.name
  list        = rollcall_access_list.developers.name
}
