/** Bounds that hold on every surface, whatever the settings say. Sizes are bytes. */

export const KIB = 1024;
export const MIB = 1024 * KIB;

/** Deepest nesting of a JSON body, checked before anything recurses into it. */
export const JSON_DEPTH = 32;

/**
 * What a JSON body may hold, so that parsing it stays short: a group of 100,000 members has half a million values and four
 * names. Names cost most where they differ, because each new order of names is a new shape of object.
 */
export const JSON_VALUES = 1_500_000;
export const JSON_NAMES = 500_000;
export const JSON_DISTINCT_NAMES = 1_000;

/** Token requests are small; a larger form is an attack or a mistake. */
export const FORM_BYTES = 16 * KIB;
export const FORM_PARAMETERS = 20;

/** Request line and headers together, as node's parser counts them. */
export const HEADER_BYTES = 16 * KIB;

export const REQUEST_ID_CHARACTERS = 64;
