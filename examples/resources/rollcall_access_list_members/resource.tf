resource "rollcall_access_list" "on_call" {
  name   = "on-call"
  title  = "On call"
  type   = "static"
  grants = { roles = ["operator"] }
}

resource "rollcall_access_list" "developers" {
  name  = "developers"
  title = "Developers"
  type  = "scim"
}

locals {
  operators = ["alice", "bob"]
}

# All members of the list: who is not named here is none.
resource "rollcall_access_list_members" "on_call" {
  access_list = rollcall_access_list.on_call.name

  users = merge(
    { for name in local.operators : name => {} },
    { carol = { expires_at = "2096-01-31T00:00:00Z", reason = "Contractor" } },
  )
  lists = { (rollcall_access_list.developers.name) = {} }
}
