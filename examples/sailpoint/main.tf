terraform {
  required_providers {
    rollcall = {
      source = "rollcall/rollcall"
    }
  }
}

# Endpoint and credentials come from ROLLCALL_ENDPOINT, ROLLCALL_CLIENT_ID and ROLLCALL_CLIENT_SECRET.
provider "rollcall" {}

# For the source's fields Client ID and Client Secret. A new secret_version makes a new secret; the one before lives on for a day.
resource "rollcall_oauth_client" "sailpoint" {
  name                = "sailpoint"
  scopes              = ["scim"]
  secret_version      = 1
  previous_secret_ttl = "24h"
}

# An entitlement after the next aggregation: whoever is granted it holds the role.
resource "rollcall_access_list" "requester" {
  name        = "scim-group-requester"
  title       = "GroupRequester"
  description = "May request access to production"
  type        = "scim"

  grants = {
    roles = ["requester"]
  }

  owners = [
    { name = "alice@example.com" },
  ]

  audit = {
    recurrence = {
      frequency    = 3
      day_of_month = 15
    }
    overdue = "freeze"
  }

  deletion_protection = true
}

output "base_url" {
  value = rollcall_oauth_client.sailpoint.base_url
}

output "token_url" {
  value = rollcall_oauth_client.sailpoint.token_url
}

output "client_id" {
  value = rollcall_oauth_client.sailpoint.client_id
}

output "client_secret" {
  value     = rollcall_oauth_client.sailpoint.client_secret
  sensitive = true
}
