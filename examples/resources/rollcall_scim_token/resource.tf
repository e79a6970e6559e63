resource "rollcall_scim_token" "okta" {
  name       = "okta"
  expires_at = "2096-01-31T00:00:00Z"

  # A new number makes another token; the one before works until the new one is there.
  token_version = 1

  lifecycle {
    create_before_destroy = true
  }
}

output "scim_base_url" {
  value = rollcall_scim_token.okta.base_url
}

output "scim_token" {
  value     = rollcall_scim_token.okta.token
  sensitive = true
}
