// What the page and the browser host say to each other beside the contract. No schema: the host checks by hand.

/** Sent with every command: files of the answer are held by the host, and downloaded from an address that works once. */
export const heldFilesHeader = 'secretariat-files';
export const heldFilesValue = 'held';

/** Answers `{ address }` to `{ held, name }`. */
export const downloadPath = '/session/download';
/** The page is there (`{ page }`), or goes (`{ page, isGoing: true }`). */
export const alivePath = '/session/alive';
/** Ends the session, and the program. */
export const logOutPath = '/session/log-out';

/** With an answer 403: the page has no session (any more), or another browser has it now. */
export const sessionHeader = 'secretariat-session';
export const sessionEnded = 'ended';
export const sessionMoved = 'moved';

/** How often a page says that it is there, in milliseconds. */
export const aliveEvery = 60_000;
