import {
  to = rollcall_access_list.requester
  identity = {
    name = "scim-group-requester"
  }
}
