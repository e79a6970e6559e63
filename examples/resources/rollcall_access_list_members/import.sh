# By the list's name.
terraform import rollcall_access_list_members.on_call on-call
