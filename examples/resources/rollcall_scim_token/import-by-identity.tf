import {
  to = rollcall_scim_token.okta
  identity = {
    id = "rt_2a1b"
  }
}
