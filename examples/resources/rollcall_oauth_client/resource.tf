resource "rollcall_oauth_client" "identity_provider" {
  name   = "identity-provider"
  scopes = ["scim"]

  # A new number gives the client a new secret; the one before works for three more days.
  secret_version      = 1
  previous_secret_ttl = "72h"
}

output "client_id" {
  value = rollcall_oauth_client.identity_provider.client_id
}

output "client_secret" {
  value     = rollcall_oauth_client.identity_provider.client_secret
  sensitive = true
}

# A secret that is made elsewhere, such as in a vault, is in no state.
variable "reporting_secret" {
  type      = string
  ephemeral = true
}

resource "rollcall_oauth_client" "reporting" {
  name   = "reporting"
  scopes = ["access:read"]

  client_secret_wo         = var.reporting_secret
  client_secret_wo_version = 1
}
