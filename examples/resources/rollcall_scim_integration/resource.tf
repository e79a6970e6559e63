resource "rollcall_scim_integration" "workforce" {
  name        = "workforce"
  description = "Okta, employees"

  unmatched_groups = "create"
  default_owners   = [{ name = "alice" }]
  default_roles    = ["employee"]

  trait_mapping = {
    department = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"
  }

  lock_ttl = "30d"
}
