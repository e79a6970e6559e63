import {
  to = rollcall_access_list_members.on_call
  id = "on-call"
}
