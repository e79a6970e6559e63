/** Rules for single attributes that several resources share; each says the same as the gateway, before it is asked. */
import { parseDuration } from "../../gateway/domain/duration";
import { NAME_PATTERN } from "../../gateway/domain/names";
import {
  canonicalUserName,
  isDeceptive,
  normalizeTitle,
  titleFault,
  userNameFault,
} from "../../gateway/domain/title";
import { equivalent } from "../sdk/framework/modifiers";
import { matches, type Validator } from "../sdk/framework/validators";

/** The name by which the gateway knows a thing for ever. */
export const resourceName = matches(
  NAME_PATTERN,
  "1 to 128 of `a-z`, `0-9`, `.`, `_` and `-`, starting with a letter or a digit",
);

/** A role, the key or a value of a trait, an owner's name, the key of a label: all obey the rule of user names. */
export const term: Validator<string> = {
  description: "1 to 256 characters without surrounding spaces and control characters",
  check: userNameFault,
};

/** What keys of labels begin with that only the gateway sets. */
const RESERVED = "rollcall/";

/** The key of a label that a declaration may have. */
export const ownLabel: Validator<string> = {
  description: `${term.description}, not beginning with \`${RESERVED}\``,
  check: (text) => (text.startsWith(RESERVED) ? "belongs to the gateway: leave it out" : term.check(text)),
};

/** The labels that a declaration may have, of all that there are. */
export function ownLabels(labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => !key.startsWith(RESERVED)));
}

export const title: Validator<string> = {
  description: "1 to 256 characters, none of them control, zero-width or bidirectional ones",
  check: titleFault,
};

export const duration: Validator<string> = {
  description: "a duration such as `336h`, `14d` or `1h30m`",
  check: (text) =>
    parseDuration(text) === undefined ? "must be a duration such as 336h, 14d or 1h30m" : undefined,
};

/** A client's secret that a user brings: 256 bits, if it is as random as it looks. */
export const broughtSecret = matches(
  /^(?![0-9A-Fa-f]{43,63}$)[A-Za-z0-9_-]{43,256}$/,
  "43 or more base64url characters, or 64 or more hexadecimal ones",
);

/** A SCIM token that a user brings. */
export const broughtToken = matches(
  /^rollcall_scim_(?![0-9A-Fa-f]{43,63}$)[A-Za-z0-9_-]{43,256}$/,
  "`rollcall_scim_` and 43 or more base64url characters, or 64 or more hexadecimal ones",
);

const INSTANT = /^(\d{4}-\d{2}-\d{2})T(?!24)\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

export const instant: Validator<string> = {
  description: "an RFC 3339 time such as `2027-01-31T00:00:00Z`",
  check: (text) => {
    const [, day] = INSTANT.exec(text) ?? [];
    const isTime = day !== undefined && !Number.isNaN(Date.parse(text)) && isInCalendar(day);
    return isTime ? undefined : "must be an RFC 3339 time such as 2027-01-31T00:00:00Z";
  },
};

/** JavaScript takes a 30 February for a 2 March. */
function isInCalendar(day: string): boolean {
  return new Date(day).toISOString().startsWith(day);
}

/** A text in which nothing is that its reader cannot see. */
export const visible: Validator<string> = {
  description: "no control, zero-width or bidirectional characters",
  check: (text) =>
    isDeceptive(text) ? "must not hold control, zero-width or bidirectional characters" : undefined,
};

/** Every key of a map satisfies `rule`. */
export function keys(rule: Validator<string>): Validator<{ readonly [key: string]: unknown }> {
  return {
    description: `each key ${rule.description}`,
    check: (map) => {
      for (const key of Object.keys(map)) {
        const fault = rule.check(key);
        if (fault) return `key ${JSON.stringify(key)} ${fault}`;
      }
      return undefined;
    },
  };
}

export const sameTitle = (a: string, b: string): boolean => normalizeTitle(a) === normalizeTitle(b);
export const sameUserName = (a: string, b: string): boolean => canonicalUserName(a) === canonicalUserName(b);
export const sameDuration = (a: string, b: string): boolean => parseDuration(a) === parseDuration(b);
export const sameInstant = (a: string, b: string): boolean => Date.parse(a) === Date.parse(b);

/** Another spelling of the same title, user name, duration or time is no change. */
export const titleSpelling = equivalent(sameTitle);
export const userNameSpelling = equivalent(sameUserName);
export const durationSpelling = equivalent(sameDuration);
export const instantSpelling = equivalent(sameInstant);
