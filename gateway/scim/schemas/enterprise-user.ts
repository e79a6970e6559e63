/** The enterprise extension of User (RFC 7643 §4.3, §8.7.1). */
import { complex, reference, type Schema, text } from "./attribute";

export const ENTERPRISE_USER_URN = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

export const ENTERPRISE_USER_SCHEMA: Schema = {
  id: ENTERPRISE_USER_URN,
  name: "EnterpriseUser",
  description: "Enterprise User",
  attributes: [
    text("employeeNumber", "The number or code that the organisation gave the person."),
    text("costCenter", "The cost centre's name."),
    text("organization", "The organisation's name."),
    text("division", "The division's name."),
    text("department", "The department's name."),
    complex("manager", "The user's manager.", [
      text("value", "The id of the manager's User.", { caseExact: true }),
      reference("$ref", "The address of the manager's User.", ["User"]),
      text("displayName", "The manager's displayName.", { mutability: "readOnly" }),
    ]),
  ],
};
