# By the list's name, and user/<userName> or list/<name>.
terraform import rollcall_access_list_member.alice on-call/user/alice
