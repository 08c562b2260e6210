/** Set on a transaction that is no typing on: the text before it stays among the versions. */
export const ownVersion = 'ownVersion';
