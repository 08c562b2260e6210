import type { DataFolderRefusalCode } from '../contract/errors.ts';
import type { RuleFacts } from '../domain/rulings.ts';
import { plainFact } from './facts.ts';

/** One sentence on why Secretariat did not open a data folder, and what to do. Nothing in the folder was changed. */
export function wordDataFolderRefusal(code: DataFolderRefusalCode, facts: RuleFacts): string {
  return refusalSentences[code](facts);
}

const folderOf = (facts: RuleFacts): string => {
  const folder = plainFact(facts, 'folder', '');
  return folder === '' ? 'The data folder' : `The data folder “${folder}”`;
};

const refusalSentences: Readonly<Record<DataFolderRefusalCode, (facts: RuleFacts) => string>> = {
  'not-writable': (facts) =>
    `${folderOf(facts)} cannot be written to; choose another folder with --data, or ask whoever looks after this computer to let you write there.`,
  'network-folder': (facts) =>
    `${folderOf(facts)} is on a network drive, where saved words can be lost; choose a folder on this computer with --data.`,
  'sync-folder': (facts) =>
    `${folderOf(facts)} is kept in step by ${plainFact(facts, 'client', 'a file-sharing service')}, which can damage the data; choose a folder on this computer that is not shared with --data.`,
  'in-use': (facts) =>
    `Secretariat is already open with these data${whereOpen(facts)}${heldBy(facts)}; use that one, or close it and start again.`,
  'newer-version': (facts) =>
    `${folderOf(facts)} was written by a newer version of Secretariat; start that version, or get the update (nothing was changed).`,
  damaged: (facts) =>
    `${folderOf(facts)} is damaged, so nothing was done and nothing was changed; start Secretariat with these data, and it offers to restore a backup or to save what can be read.`,
  foreign: (facts) =>
    `${folderOf(facts)} holds a file in the place of your meetings that is not as Secretariat makes it, so it was not opened and nothing was changed; start Secretariat with these data, and it offers to restore a backup or to save what can be read.`,
  'set-by-organisation': (facts) =>
    `Your organisation has set where Secretariat keeps its data on this computer${inFolder(facts)}; start it without --data.`,
  'policy-not-readable': (facts) =>
    `Your organisation had set where Secretariat keeps its data${inFolder(facts)}, and its policy ${plainFact(facts, 'file', 'file')} cannot be read or trusted now, so nothing was opened and nothing was changed; your work is where it was, and whoever looks after this computer has to mend the policy.`,
};

const inFolder = (facts: RuleFacts): string => {
  const folder = plainFact(facts, 'folder', '');
  return folder === '' ? '' : ` (“${folder}”)`;
};

function heldBy(facts: RuleFacts): string {
  const holder = plainFact(facts, 'holder', '');
  return holder === '' ? '' : ` (${holder})`;
}

function whereOpen(facts: RuleFacts): string {
  const address = plainFact(facts, 'address', '');
  switch (plainFact(facts, 'openIn', '')) {
    case 'window':
      return ' in its own window';
    case 'browser':
      return address === '' ? ' in a browser' : ` in a browser, at ${address}`;
    case 'command-line':
      return ' by a command that is still running';
    default:
      return '';
  }
}
