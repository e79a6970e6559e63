/** Names of lists and integrations: what they are known by for ever, and part of URLs. One rule, here and nowhere else. */

export const NAME_PATTERN = /^[a-z0-9][a-z0-9._-]{0,127}$/;

export const NAME_RULE = "must be 1 to 128 of a-z, 0-9, '.', '_' and '-', starting with a letter or a digit";
