/** SCIM's own media type, in which every body is answered (RFC 7644 §3.1, §8.1). */
export const SCIM_MEDIA_TYPE = "application/scim+json";
