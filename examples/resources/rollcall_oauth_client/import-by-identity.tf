import {
  to = rollcall_oauth_client.identity_provider
  identity = {
    client_id = "rc_2a1b"
  }
}
