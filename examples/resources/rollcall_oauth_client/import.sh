# By client_id. The secret cannot be read back: client_secret stays null until secret_version changes.
terraform import rollcall_oauth_client.identity_provider rc_2a1b
