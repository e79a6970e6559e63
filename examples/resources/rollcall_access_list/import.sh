# By name.
terraform import rollcall_access_list.requester scim-group-requester
