import type { Manner, StandingPhrase } from '../domain/manner.ts';

/** The layouts of a manner in the words of a person. Its other choices are named by what they make of an example. */
export const notesLayoutNames: Readonly<Record<Manner['notes'], string>> = {
  flowing: 'Numbered headings',
  'numbered-table': 'A table with the number at the left',
};
export const registerLayoutNames: Readonly<Record<Manner['registers'], string>> = {
  table: 'A table',
  list: 'One after the other, for large letters',
};

/** What a phrase of a file stands for, in the order in which a reader meets them. */
export const phraseNames: Readonly<Record<StandingPhrase, string>> = {
  agendaTitle: 'Title of the agenda',
  notesTitle: 'Title of the notes',
  actionLogTitle: 'Title of the action log',
  date: 'Before the date',
  time: 'Before the time',
  place: 'Before the place',
  chair: 'Before the chair’s name',
  status: 'Before what becomes of draft notes',
  present: 'Above those present',
  alsoPresent: 'Above those in attendance',
  apologies: 'Above those who sent apologies',
  itemNumber: 'Number of a cover paper’s item',
  subject: 'Before the subject of a cover paper',
  lead: 'Before who leads an item',
  report: 'Before the report of an item',
  toReadTheReport: 'Before the link to a report',
  decision: 'Before a decision',
  action: 'Above one action',
  actions: 'Above several actions',
  ownerToBeNamed: 'For an owner who is not named',
  itemColumn: 'Head of the column of numbers',
  notesColumn: 'Head of the column of notes',
  continued: 'Where an item goes on in the next row',
};

/** The phrases with a place in them that is filled. */
export const filledPhrases: Readonly<Partial<Record<StandingPhrase, string>>> = {
  agendaTitle: '{body} stands for the name of the body.',
  notesTitle: '{body} stands for the name of the body.',
  actionLogTitle: '{body} stands for the name of the body.',
  itemNumber: '{number} stands for the number of the item.',
};
