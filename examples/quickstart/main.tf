terraform {
  required_providers {
    rollcall = {
      source = "rollcall/rollcall"
    }
  }
}

# Endpoint and credentials come from ROLLCALL_ENDPOINT, ROLLCALL_CLIENT_ID and ROLLCALL_CLIENT_SECRET.
provider "rollcall" {}

# Whoever the identity provider puts into its group GroupRequester holds the role requester.
resource "rollcall_access_list" "requester" {
  name  = "scim-group-requester"
  title = "GroupRequester"
  type  = "scim"

  grants = {
    roles = ["requester"]
  }

  owners = [
    { name = "alice" },
  ]

  audit = {
    recurrence = {
      frequency    = 3
      day_of_month = 15
    }
  }
}

# What the identity provider is given to push users and groups with.
resource "rollcall_oauth_client" "identity_provider" {
  name   = "identity-provider"
  scopes = ["scim"]
}

output "base_url" {
  value = rollcall_oauth_client.identity_provider.base_url
}

output "token_url" {
  value = rollcall_oauth_client.identity_provider.token_url
}

output "client_id" {
  value = rollcall_oauth_client.identity_provider.client_id
}

output "client_secret" {
  value     = rollcall_oauth_client.identity_provider.client_secret
  sensitive = true
}
