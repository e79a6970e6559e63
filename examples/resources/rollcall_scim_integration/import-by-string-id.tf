import {
  to = rollcall_scim_integration.workforce
  id = "workforce"
}
