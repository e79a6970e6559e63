import {
  to = rollcall_access_list.requester
  id = "scim-group-requester"
}
