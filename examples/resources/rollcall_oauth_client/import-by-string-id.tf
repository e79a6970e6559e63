import {
  to = rollcall_oauth_client.identity_provider
  id = "rc_2a1b"
}
