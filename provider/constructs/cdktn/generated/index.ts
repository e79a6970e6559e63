// Made by npm run generate: what the package has for this library.
export * from "./access-list";
export * from "./access-list-member";
export * from "./access-list-members";
export * from "./data-rollcall-access-list";
export * from "./data-rollcall-access-lists";
export * from "./data-rollcall-scim-integration";
export * from "./data-rollcall-user-access";
export * from "./ephemeral-rollcall-access-token";
export * from "./oauth-client";
export * from "./provider";
export * from "./provider-functions";
export * from "./scim-integration";
export * from "./scim-token";
export * from "../scim-access-list";
export * from "../scim-client";
