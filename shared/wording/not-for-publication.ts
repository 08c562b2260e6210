/** Said in every file in which words stand that may be restricted. */
export const notForPublication = 'May hold restricted words: not for publication';
