import {
  to = rollcall_access_list_member.alice
  id = "on-call/user/alice"
}
