/** What the gateway's protocols promise, statement by statement; tests name the statements that they hold. */

export interface Statement {
  /** As tests name it. */
  readonly id: string;
  /** Where it comes from: a section of an RFC, a client that relies on it, or a choice of ours. */
  readonly source: string;
  readonly statement: string;
  /** Why no test holds it. */
  readonly exception?: string;
}

export interface Chapter {
  readonly title: string;
  readonly statements: readonly Statement[];
}

type Row = readonly [id: string, source: string, statement: string, exception?: string];

function chapter(title: string, rows: readonly Row[]): Chapter {
  return {
    title,
    statements: rows.map(([id, source, statement, exception]) => ({
      id,
      source,
      statement,
      ...(exception === undefined ? {} : { exception }),
    })),
  };
}

export const CHAPTERS: readonly Chapter[] = [
  chapter("Transport, errors, authentication", [
    ["C001", "RFC 7644 §3.1", "Every answer with a body is `application/scim+json`, errors too"],
    [
      "C002",
      "RFC 7644 §3.1",
      "Bodies are read as `application/scim+json` or `application/json`, with or without charset; others are 415",
    ],
    ["C003", "RFC 7644 §3.1", "Whatever `Accept` says, the answer is SCIM JSON, never HTML"],
    ["C004", "RFC 7644 §2, RFC 6750 §3", "Missing, garbled or expired credentials are 401 with a challenge"],
    ["C005", "RFC 7644 §3.12", "Valid credentials without the right are 403"],
    ["C006", "RFC 7644 §3.12", "An unknown route is 404, as SCIM Error"],
    ["C007", "RFC 9110 §15.5.6", "A known route with another method is 405 with `Allow`"],
    [
      "C008",
      "RFC 7644 §3.12",
      "A body that is malformed, empty, an array or a scalar is 400 `invalidSyntax`",
    ],
    [
      "C009",
      "RFC 7644 §3.7.4",
      "A body over the limit is 413, an address over it 414 or 431, and the next request works",
    ],
    [
      "C010",
      "choice",
      "What an object gives twice, `__proto__` and deep nesting are 400; nothing is polluted",
    ],
    ["C011", "RFC 6585 §4", "429 and 503 carry `Retry-After` in whole seconds"],
    [
      "C012",
      "RFC 7644 §3.12",
      "An unexpected fault is 500 without inner details, and the next request works",
    ],
    ["C013", "RFC 7644 §3.12", "`status` of an Error is text and equals the HTTP status"],
    ["C014", "OneLogin, JumpCloud", "A slash at the end and an empty query make no difference"],
    ["C015", "RFC 3986 §2", "Plus and `%20` are spaces in a query; escapes are decoded once"],
    ["C016", "Entra ID, OneLogin", "A request without User-Agent is answered"],
    [
      "C017",
      "RFC 7643 §2.1",
      "Names in requests are read without case; answers spell them as the schema does",
    ],
    ["C018", "Entra ID", "Unknown query parameters are passed over"],
  ]),
  chapter("Discovery", [
    [
      "C019",
      "RFC 7643 §5",
      "`/ServiceProviderConfig` is one object with every feature and the ways to authenticate",
    ],
    [
      "C020",
      "RFC 7643 §5",
      "Limits in `/ServiceProviderConfig` are integers; requests meet them by C056 and C138",
    ],
    ["C021", "RFC 9865 §4", "`pagination` says which ways of paging there are, and their sizes"],
    ["C022", "RFC 7643 §6", "`/ResourceTypes` lists User, then Group, with schemas and extensions"],
    ["C023", "RFC 7644 §4", "One resource type is read by its name; an unknown one is 404"],
    ["C024", "RFC 7644 §4", "`/Schemas` lists the schemas of resources and of discovery itself"],
    ["C025", "RFC 7644 §4", "One schema is read by its URN, colons encoded or not; an unknown one is 404"],
    ["C026", "RFC 7643 §7", "Every attribute is described in full; nothing is null"],
    ["C027", "RFC 7643 §7", "What `/Schemas` says is what requests meet"],
    [
      "C028",
      "RFC 7643 §3.1, §8.7.1",
      "Case rules and mutability of `userName`, `id`, `externalId`, `groups`, `password` are as the RFC has them",
    ],
    ["C029", "RFC 7643 §3.3", "An extension of an integration's own is listed, and its values come back"],
    ["C030", "RFC 7644 §4", "A filter on discovery is 403"],
    ["C031", "RFC 7644 §4", "Writing to discovery is 405"],
    ["C032", "RFC 7644 §6", "Discovery tells of the integration that is asked, and of no other"],
  ]),
  chapter("Create and read", [
    ["C033", "RFC 7644 §3.3", "POST is 201 with the whole resource, its location and version"],
    [
      "C034",
      "RFC 7643 §3.1",
      "`id`, `meta` and `groups` are the server's: what a client sends for them is ignored",
    ],
    ["C035", "RFC 7643 §3.1", "`meta` is always there, times in UTC; reading does not move `lastModified`"],
    ["C036", "RFC 7643 §4.1.1", "A user without `userName` is 400 `invalidValue`"],
    [
      "C037",
      "RFC 7644 §3.3",
      "A `userName` that is taken, in any case, is 409 `uniqueness`, also for two requests at once",
    ],
    ["C038", "choice", "A group whose name is taken is 409 `uniqueness`"],
    ["C039", "RFC 7643 §7", "A password is in no answer, event or log, and no filter tells of it"],
    ["C040", "RFC 7643 §4.1.1", "A user created without `active` is active"],
    ["C041", "Entra ID", '`"True"` and `"False"` are booleans; other text is 400'],
    ["C042", "RFC 7643 §2.3", "A value of another type is 400 `invalidValue`"],
    ["C043", "RFC 7643 §2.5", "`null` and `[]` mean that nothing was given"],
    ["C044", "RFC 7644 §3.3", "Unknown attributes and schema URIs are ignored"],
    [
      "C045",
      "RFC 7643 §3.1",
      "Missing `schemas` is 400; an extension's data is kept although its URI was left out",
    ],
    ["C046", "RFC 7643 §2.4", "Of two primary values one stays primary"],
    [
      "C047",
      "Entra ID, choice",
      "Text comes back as it was sent, case and spaces included; a `userName` with spaces around it is 400",
    ],
    [
      "C048",
      "choice",
      "Any script, quotes, percent signs and long text pass through create, filter and PATCH",
    ],
    [
      "C049",
      "RFC 7644 §3.4.1",
      "GET by id answers what POST did; an unknown id, also another integration's, is 404",
    ],
    ["C050", "RFC 7644 §3.14", "`If-None-Match` with the present version is 304"],
    ["C051", "RFC 9110 §8.7", "`Content-Location` names the resource that an answer holds"],
    ["C052", "RFC 9110 §9.3", "HEAD and OPTIONS are answered"],
  ]),
  chapter("List, filter, sort, page, project", [
    ["C053", "RFC 7644 §3.4.2", "A list without parameters is a first page"],
    [
      "C054",
      "RFC 7644 §3.4.2",
      "Counts are integers, `itemsPerPage` is what came, `Resources` is there when empty",
    ],
    ["C055", "RFC 7644 §3.4.2.4", "`startIndex` below 1 is 1; beyond the end it is an empty page"],
    [
      "C056",
      "RFC 7644 §3.4.2.4",
      "`count` 0 asks for the total; below 0 is 0, above the limit is the limit, no integer is 400",
    ],
    ["C057", "RFC 7644 §3.4.2.4", "A walk over all pages meets each id once"],
    ["C058", "RFC 9865", "Deletions during a walk by cursor skip nobody else"],
    [
      "C059",
      "RFC 9865 §2, §3",
      "`cursor` starts a walk, `nextCursor` goes on; a bad one is 400 `invalidCursor`",
    ],
    ["C060", "RFC 7643 §4.1.1", "`userName` is found in any case; a miss is 200 and empty"],
    ["C061", "RFC 7643 §3.1", "`id` and `externalId` are compared with case, `displayName` without"],
    ["C062", "RFC 7644 §3.4.2.2", "Every operator, on the types for which it has a meaning; on others 400"],
    [
      "C063",
      "RFC 7644 §3.4.2.2",
      "`not` binds before `and`, `and` before `or`; parentheses; operators in any case",
    ],
    ["C064", "RFC 7644 §3.4.2.2", "Value paths, sub-attributes, and multi-valued attributes by their value"],
    ["C065", "Entra ID", '`emails[type eq "work"].value eq "…"` is a filter'],
    [
      "C066",
      "RFC 7644 §3.10",
      "Names with their schema's URN, core and extension, in filters, projections and paths",
    ],
    [
      "C067",
      "RFC 7644 §3.4.2.2, choice",
      "`ne` and `not` meet resources without the attribute; `pr` is false for what is empty",
    ],
    ["C068", "RFC 7643 §2.3.5", "Times are compared as instants, whatever their offset"],
    ["C069", "Entra ID", '`active eq "True"` is understood'],
    ["C070", "Entra ID", "Users by manager, groups by id and member"],
    ["C071", "RFC 7644 §3.4.2.2", "JSON's escapes in a literal are read; an apostrophe quotes nothing"],
    ["C072", "RFC 7644 §3.4.2.2", "What is no filter is 400 `invalidFilter`, and never everyone"],
    ["C073", "RFC 7644 §3.4.2.2", "An unknown attribute in a filter is 400 `invalidFilter`"],
    ["C074", "choice", "A filter deeper than 50 or longer than 10,000 characters is 400, quickly"],
    ["C075", "choice", "Text in a filter is a value to the database, `%` and `_` included"],
    ["C076", "RFC 7644 §3.4.2.2", "Too many matches are paged, not refused with `tooMany`"],
    ["C077", "RFC 7644 §3.9", "`attributes` answers what was asked for, and what is always returned"],
    [
      "C078",
      "RFC 7644 §3.9",
      "`excludedAttributes` leaves out, on reads and writes, but not what is always returned",
    ],
    ["C079", "RFC 7644 §3.9", "Both at once are 400 everywhere"],
    ["C080", "RFC 7644 §3.9", "Answers to writes are projected alike"],
    [
      "C081",
      "RFC 7644 §3.4.2.3",
      "`sortBy` and `sortOrder`; who lacks the attribute is last ascending, first descending",
    ],
    ["C082", "RFC 7644 §3.4.3", "`/.search`, at the root and for each type, takes the parameters in a body"],
    [
      "C083",
      "choice",
      "Equality on a name, an external id or an e-mail uses an index, however many users there are",
    ],
  ]),
  chapter("Replace and delete", [
    ["C084", "RFC 7644 §3.5.1", "PUT replaces: what is left out is cleared, what is read-only is ignored"],
    ["C085", "RFC 7644 §3.5.1", "What was read can be put back, and nothing changes"],
    ["C086", "RFC 7644 §3.5.1", "Another `id` in a PUT moves nothing"],
    ["C087", "RFC 7644 §3.5.1", "An immutable value that is to change is 400 `mutability`"],
    ["C088", "RFC 7644 §3.5.1", "PUT of an unknown id is 404 and creates nothing"],
    ["C089", "RFC 7644 §3.5.1", "PUT of a name that is taken is 409"],
    ["C090", "Okta", "Deactivated and activated by PUT, a user keeps id, attributes and groups"],
    ["C091", "RFC 7644 §3.6", "DELETE is 204; then the id is 404, and lists and counts are without it"],
    [
      "C092",
      "RFC 7644 §3.6",
      "A deleted user leaves its groups and is nobody's manager; a deleted group leaves its users",
    ],
    ["C093", "RFC 7644 §3.6", "The name of a deleted user may be used again, under a new id"],
    ["C094", "Entra ID", "A deactivated user is still read, listed and found"],
  ]),
  chapter("PATCH", [
    ["C095", "RFC 7644 §3.5.2", "The answer is the whole resource or 204, as policy and `Prefer` say"],
    [
      "C096",
      "RFC 7644 §3.5.2",
      "`schemas` must name PatchOp; `Operations` is an array, its name in any case",
    ],
    ["C097", "RFC 7644 §3.5.2", "`op` is read without case; an unknown one is 400"],
    ["C098", "RFC 7644 §3.5.2", "All operations are applied, or none"],
    ["C099", "RFC 7644 §3.5.2", "Operations are applied in order"],
    [
      "C100",
      "RFC 7644 §3.5.2.1, §3.5.2.3",
      "Without a path the value's members are applied; keys may be dotted, with URN, in any case",
    ],
    ["C101", "RFC 7644 §3.5.2", "Read-only members of such a value are ignored; another `id` is 400"],
    ["C102", "RFC 7644 §3.5.2.1", "Adding to a list appends; what is there already is not added twice"],
    ["C103", "RFC 7644 §3.5.2.3", "A part of a complex attribute leaves its other parts"],
    ["C104", "RFC 7644 §3.5.2.3", "Replacing a list replaces all of it; `[]` empties it"],
    ["C105", "Entra ID", "A value path that meets nothing, but says what it means, makes the value"],
    ["C106", "RFC 7644 §3.5.2.3", "One that does not say so is 400 `noTarget`"],
    ["C107", "Entra ID", "Value paths on roles, telephone numbers and addresses"],
    ["C108", "RFC 7644 §3.5.2.2", "Removal of an attribute, a sub-attribute, chosen values, all values"],
    ["C109", "RFC 7644 §3.5.2.2", "A removal without path is 400 `noTarget`"],
    ["C110", "RFC 7644 §3.5.2.2", "What is required or read-only is not removed"],
    ["C111", "Entra ID, JumpCloud", "Removal of members with a list of values removes those and no other"],
    ["C112", "RFC 7644 §3.5.2.2", "One member is removed by its id; one that is not there is no error"],
    ["C113", "RFC 7644 §3.5.2.2", "With its last value a multi-valued attribute is gone"],
    ["C114", "RFC 7644 §3.5.2.3, choice", "Empty text and `null` clear optional attributes"],
    ["C115", "Entra ID", "`manager` as an id or an object, cleared by empty text"],
    ["C116", "RFC 7644 §3.5.2", "A new primary value takes the place of the old one"],
    ["C117", "RFC 7644 §3.5.2", "A path to what is read-only is 400 `mutability`"],
    ["C118", "RFC 7644 §3.5.2", "A path that is none, or names nothing, is 400 `invalidPath`"],
    ["C119", "RFC 7644 §3.5.2", "A name that is taken is 409 by PATCH too"],
    ["C120", "Okta", "A password is taken by PATCH and never told"],
    ["C121", "RFC 7644 §3.5.2", "PATCH of an unknown id is 404"],
    ["C122", "Entra ID", "The same PATCH twice leaves the same state"],
  ]),
  chapter("Groups", [
    ["C123", "RFC 7643 §4.2", "A group needs `displayName`; without members it is empty"],
    [
      "C124",
      "RFC 7643 §4.2",
      "A member without `type` is a user; `$ref` and `display` are the server's; groups nest",
    ],
    ["C125", "Entra ID", "A member named twice stands once"],
    ["C126", "choice", "Unknown members are 400 naming them alone, and nothing is stored"],
    ["C127", "RFC 7643 §4.1.2", "`User.groups` is derived, direct and indirect, and not written"],
    ["C128", "choice", "A group is not, by whatever way, a member of itself"],
    ["C129", "SailPoint, Entra ID", "Concurrent changes of members all arrive"],
    [
      "C130",
      "choice",
      "A group of many members is changed without being read, and comes whole when asked for",
    ],
    ["C131", "Entra ID", "A thousand members in one PATCH"],
    ["C132", "choice", "The users of a group are paged through `groups.value`"],
    ["C133", "Okta, Entra ID", "A group keeps id and members while its name or its `externalId` changes"],
  ]),
  chapter("Versions, bulk, /Me, integrations, operation", [
    [
      "C134",
      "RFC 7644 §3.14",
      "Each write makes a new version; a stale `If-Match` is 412; without it the last write counts",
    ],
    ["C135", "RFC 7644 §3.7", "Bulk answers each operation in order, with status, location and version"],
    [
      "C136",
      "RFC 7644 §3.7.1, §3.7.2",
      "`bulkId` is resolved in data and paths, also forward and in circles; one that stands for nothing is 400, for what failed 409",
    ],
    ["C137", "RFC 7644 §3.7.3", "`failOnErrors` stops at that many errors"],
    ["C138", "RFC 7644 §3.7.4", "Too many operations, or too large a body, are 413 before anything is done"],
    ["C139", "RFC 7644 §3.7", "An operation on what bulk does not serve fails alone"],
    ["C140", "RFC 7644 §3.11", "`/Me` is 501 for a client, which is no user"],
    ["C141", "RFC 7644 §6", "Every id is looked up in the integration of token and base URL"],
    ["C142", "RFC 9967", "One event for each change, none where nothing changed, no secret in any"],
    [
      "C143",
      "Okta",
      "Deactivation takes access away at once; activation lifts exactly the lock that it made",
    ],
    ["C144", "choice", "Killed in the middle of a write, the gateway has done all of it or nothing"],
    ["C145", "choice", "Each request leaves a line in the log, without token, password or the filter's text"],
  ]),
  chapter("OAuth", [
    [
      "C146",
      "RFC 6749 §2.3.1",
      "Credentials in the form, by Basic, or equal in both; unequal ones are refused",
    ],
    [
      "C147",
      "RFC 6749 §4.4.3, §5.1",
      "The answer is a Bearer token with integer `expires_in`, not to be stored, without refresh token",
    ],
    ["C148", "RFC 6749 §3.3", "No scope, a scope in the query and unknown parameters still get a token"],
    ["C149", "RFC 6749 §5.2", "Errors as the RFC names them; a parameter given twice is 400"],
    ["C150", "choice", "A new token leaves the old one valid; two secrets overlap while one is rotated"],
    [
      "C151",
      "RFC 7523",
      "A signed assertion in place of a secret",
      "Not served yet: whose keys count, where they are fetched, and which `jti` was used before, also across a restart, come together. Until then an assertion, whatever it is and whatever is sent beside it, is 401 `invalid_client`, which says what to use instead.",
    ],
    ["C152", "RFC 6749 §2.3", "GET, secrets in the query and JSON bodies are refused"],
  ]),
];
