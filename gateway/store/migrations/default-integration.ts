/** The configuration, as JSON, of the integration that exists from the start. */
export const DEFAULT_INTEGRATION = JSON.stringify({
  description: "",
  unmatchedGroups: "reject",
  defaultOwners: [],
  defaultRoles: [],
  traitMapping: {},
  unknownMembers: "reject",
  patchResponse: "auto",
  passwordSync: false,
  lockTtl: null,
  ssoConnector: "",
});
