# By id. The token cannot be read back: token stays null until token_version changes.
terraform import rollcall_scim_token.okta rt_2a1b
