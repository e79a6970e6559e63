# By name. The integration named default exists from the start.
terraform import rollcall_scim_integration.default default
