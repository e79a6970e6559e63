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

  extensions = {
    "urn:example:scim:schemas:extension:plant:1.0:User" = {
      name = "Plant"
      attributes = {
        site  = { canonical_values = ["north", "south"] }
        badge = { case_exact = true, mutability = "immutable" }
      }
    }
  }
}
