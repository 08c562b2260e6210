/** In bytes. By itself, for places that need no schema of the contract. */
export const largestMeetingFile = 50 * 1024 * 1024;
