import {
  to = rollcall_scim_integration.workforce
  identity = {
    name = "workforce"
  }
}
