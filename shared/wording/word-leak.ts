import type { Leak, LeakKind, LeakPlace } from '../domain/leaks.ts';

/** What was found in a file that was then not handed out, and what to do. It names the place and never the words. */
export function wordLeak({ kind, place, item }: Leak): readonly [whatHappened: string, whatNow: string] {
  const [what, whatNow] = leakSentences[kind];
  const whose = item === null ? '' : ` (item ${item})`;
  return [
    `${what}${whose} would have gone out ${placeNames[place]}, so the file was not handed out.`,
    whatNow,
  ];
}

const askForHelp =
  'Do not send an earlier copy of the file on. Try again; if it happens again, report it with this sentence.';
const lookAtWords =
  'Look whether the same words stand somewhere that is not restricted, and restrict or change them there. If they do not, report it with this sentence.';

const leakSentences: Readonly<Record<LeakKind, readonly [what: string, now: string]>> = {
  restricted: ['Restricted words', lookAtWords],
  'internal-report': ['An internal update of an action', lookAtWords],
  'chair-notes': ['Notes for the chair', lookAtWords],
  'note-to-self': ['A note to self', lookAtWords],
  review: ['Words that were written in review', lookAtWords],
  recipient: ['The name of somebody to whom a draft went', lookAtWords],
  prompt: [
    'The guidance in an empty section',
    'Delete it from the text, where it was copied into it, and try again.',
  ],
  'file-path': [
    'The place of a file on a computer',
    'Look for it in names and links, and in the house style if it was made from a Word template, and take it out.',
  ],
  'user-name': [
    'The name of a user',
    'Take names out of the properties of the Word template, if the house style was made from one.',
  ],
  comment: ['A comment', 'Delete the comments in the Word template, if the house style was made from one.'],
  'tracked-change': [
    'A tracked change',
    'Accept or reject the changes in the Word template, if the house style was made from one.',
  ],
  'hidden-text': ['Hidden text', 'Delete it in the Word template, if the house style was made from one.'],
  'custom-xml': [
    'Data of another program',
    'Take them out of the Word template, if the house style was made from one.',
  ],
  'embedded-file': [
    'A file within the file',
    'Take it out of the Word template, if the house style was made from one.',
  ],
  thumbnail: [
    'A picture of the first page',
    'Save the Word template without a preview, if the house style was made from one.',
  ],
  'outside-link': [
    'A link to something outside the web',
    'Look for it in the Word template, if the house style was made from one.',
  ],
  'bytes-beside': ['Something that belongs to no part of the file', askForHelp],
  'unreadable-part': ['A part that cannot be read', askForHelp],
};

const placeNames: Readonly<Record<LeakPlace, string>> = {
  text: 'in the text',
  'header-or-footer': 'in the head or foot of its pages',
  footnotes: 'in the footnotes',
  comments: 'in comments',
  properties: 'in the properties of the file',
  settings: 'in the settings of the file',
  links: 'in the address of a link',
  'alternative-text': 'in the description of a picture or table',
  anchors: 'in the hidden name of a section',
  'custom-xml': 'in data of another program',
  picture: 'in a picture',
  'embedded-file': 'in a file within the file',
  'file-name': 'in the name of the file',
  'part-name': 'in the name of a part of the file',
  package: 'beside the parts of the file',
  'other-part': 'in a part of the file that is not shown',
};
