terraform {
  required_providers {
    rollcall = {
      source = "rollcall/rollcall"
    }
  }
}

# Endpoint and credentials come from ROLLCALL_ENDPOINT, ROLLCALL_CLIENT_ID and ROLLCALL_CLIENT_SECRET.
provider "rollcall" {}

resource "rollcall_scim_integration" "entra" {
  name        = "entra"
  description = "Microsoft Entra ID"
  # Members of a pushed group who are not in scope are left out, instead of refusing the whole request.
  unknown_members = "skip"
}

# For the fields Client identifier and Client secret of the credentials form.
resource "rollcall_oauth_client" "entra" {
  name        = "entra"
  scopes      = ["scim"]
  integration = rollcall_scim_integration.entra.name
}

# The title is the displayName of the group in Entra.
resource "rollcall_access_list" "engineers" {
  name        = "entra-engineers"
  title       = "Engineers"
  type        = "scim"
  integration = rollcall_scim_integration.entra.name

  grants = {
    roles  = ["developer"]
    traits = { logins = ["ubuntu"] }
  }

  owners = [
    { name = "alice@example.com" },
  ]
}

output "tenant_url" {
  value = rollcall_scim_integration.entra.base_url
}

output "token_endpoint" {
  value = rollcall_scim_integration.entra.token_url
}

output "client_identifier" {
  value = rollcall_oauth_client.entra.client_id
}

output "client_secret" {
  value     = rollcall_oauth_client.entra.client_secret
  sensitive = true
}
