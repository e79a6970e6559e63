/** Bounds that hold on every surface, whatever the settings say. Sizes are bytes. */

export const KIB = 1024;
export const MIB = 1024 * KIB;

/** Deepest nesting of a JSON body, checked before anything recurses into it. */
export const JSON_DEPTH = 32;

/** Token requests are small; a larger form is an attack or a mistake. */
export const FORM_BYTES = 16 * KIB;
export const FORM_PARAMETERS = 20;

/** Request line and headers together, as node's parser counts them. */
export const HEADER_BYTES = 16 * KIB;

export const REQUEST_ID_CHARACTERS = 64;
