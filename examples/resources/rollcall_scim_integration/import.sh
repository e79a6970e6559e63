# By name. The integration named default exists from the start, so it is always imported.
terraform import rollcall_scim_integration.workforce workforce
