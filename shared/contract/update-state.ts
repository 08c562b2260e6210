/** Why there are no updates, or why one was not taken. */
export const updateFaultCodes = [
  /** A development copy, or one that was unpacked by hand. */
  'not-installed',
  /** Nobody checks the signature of a package there: the system's own packages are the way. */
  'not-on-this-system',
  /** The policy names nobody whose signature it would have to be. */
  'no-publisher',
  'not-reached',
  'not-signed',
] as const;
export type UpdateFaultCode = (typeof updateFaultCodes)[number];
