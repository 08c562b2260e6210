import type { dateStyles, timeStyles } from './calendar-date.ts';

// How an organisation words and lays out what it issues: what a plan is made of besides the facts. How it looks (fonts,
// sizes, page) is the rest of the house style.

export const notesLayouts = ['flowing', 'numbered-table'] as const;
/** Actions and matters arising: a table, or one after the other for letters that no table has room for. */
export const registerLayouts = ['table', 'list'] as const;
/** Each by what it makes of the first letter of a list. */
export const letterStyles = ['a)', '(a)', 'a.'] as const;
/** How attendance names a person. */
export const attendanceStyles = ['Name, Post, Organisation', 'Name – Post, Organisation'] as const;

export type LetterStyle = (typeof letterStyles)[number];

/** The program's standing words in a file, without the space behind them. */
const usualPhrases = {
  agendaTitle: '{body}: agenda',
  notesTitle: '{body}: notes',
  actionLogTitle: '{body}: action log',
  date: 'Date:',
  time: 'Time:',
  place: 'Place:',
  chair: 'Chair:',
  status: 'Status:',
  present: 'Present',
  alsoPresent: 'Also present',
  apologies: 'Apologies',
  itemNumber: 'Agenda Item No. {number}',
  subject: 'Subject:',
  lead: 'Lead:',
  report: 'Report:',
  toReadTheReport: 'To read the report:',
  decision: 'Decision:',
  action: 'Action:',
  actions: 'Actions:',
  ownerToBeNamed: 'Owner to be named',
  /** The heads of the two columns of `numbered-table`. */
  itemColumn: 'Item',
  notesColumn: 'Notes',
  /** In place of the number where an item goes on in another row. */
  continued: 'continued',
};
export type StandingPhrase = keyof typeof usualPhrases;

export type Manner = {
  readonly notes: (typeof notesLayouts)[number];
  readonly registers: (typeof registerLayouts)[number];
  readonly dates: (typeof dateStyles)[number];
  readonly times: (typeof timeStyles)[number];
  readonly letters: LetterStyle;
  readonly attendance: (typeof attendanceStyles)[number];
  readonly phrases: Readonly<Record<StandingPhrase, string>>;
};

/** The manner of a house style that says nothing of its own. */
export const usualManner: Manner = {
  notes: 'flowing',
  registers: 'table',
  dates: '10 October 2023',
  times: '2:30pm',
  letters: 'a)',
  attendance: 'Name, Post, Organisation',
  phrases: usualPhrases,
};
