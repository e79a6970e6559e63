import {
  to = rollcall_access_list_members.on_call
  identity = {
    access_list = "on-call"
  }
}
