# By name.
terraform import rollcall_access_list.requester scim-group-requester

# Or by title: title:<title> in the integration default, title:<integration>/<title> in another.
terraform import rollcall_access_list.requester "title:GroupRequester"
