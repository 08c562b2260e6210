/** Said in every file in which words stand that may be restricted. */
export const notForPublication = 'May hold restricted words: not for publication';

/** The reason of what is restricted by words that have none of their own. */
export const unstatedReason = 'not for publication';
