import {
  to = rollcall_scim_token.okta
  id = "rt_2a1b"
}
