terraform {
  required_providers {
    rollcall = {
      source = "rollcall/rollcall"
    }
  }
}

# Endpoint and credentials come from ROLLCALL_ENDPOINT, ROLLCALL_CLIENT_ID and ROLLCALL_CLIENT_SECRET.
provider "rollcall" {}

resource "rollcall_scim_integration" "okta" {
  name          = "okta"
  description   = "Okta, app SCIM 2.0 Test App (Header Auth)"
  default_roles = ["employee"]
  trait_mapping = {
    department = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"
  }
  # A group that Okta empties by mistake keeps its members.
  mass_removal_guard = {
    max_share = 0.5
  }
}

# For the field "bearer token" of a template app with Header Auth.
resource "rollcall_scim_token" "okta" {
  name        = "okta"
  integration = rollcall_scim_integration.okta.name
}

# One list for each group that is pushed: the title is the group's name in Okta.
locals {
  groups = {
    "Production Operators" = { name = "production-operators", roles = ["operator"] }
    "Auditors"             = { name = "auditors", roles = ["auditor"] }
  }
}

resource "rollcall_access_list" "pushed" {
  for_each = local.groups

  name        = each.value.name
  title       = each.key
  type        = "scim"
  integration = rollcall_scim_integration.okta.name

  grants = {
    roles = each.value.roles
  }

  owners = [
    { name = "alice@example.com" },
  ]

  audit = {
    recurrence = {
      frequency = 3
    }
  }
}

output "base_url" {
  value = rollcall_scim_token.okta.base_url
}

output "token" {
  value     = rollcall_scim_token.okta.token
  sensitive = true
}
