import {
  to = rollcall_access_list_member.alice
  identity = {
    access_list = "on-call"
    user        = "alice"
  }
}
