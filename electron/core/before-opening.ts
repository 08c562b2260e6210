// What a host needs before the core is open, and beside it. Nothing here loads the database, the contract or a library: a
// host that shows a window first imports this, and the rest later.

export { chosenDataFolder, defaultDataFolder } from './chosen-data-folder.ts';
export { DataFolderRefused } from './data-folder-refused.ts';
export { faultFacts } from './fault-facts.ts';
export { readListedFiles, type ListedFile } from './files/listed-files.ts';
export { FileNotWritten, writeWholeFile } from './files/whole-file.ts';
export type { HostNotes } from './host-log.ts';
export { readPolicyAtStart } from './policy-at-start.ts';
