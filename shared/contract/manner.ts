import { z } from 'zod';
import './without-eval.ts';
import { dateStyles, timeStyles } from '../domain/calendar-date.ts';

// How an organisation words and lays out what it issues: what a plan is made of besides the facts. How it looks (fonts,
// sizes, page) is the rest of the house style.

const notesLayouts = ['flowing', 'numbered-table'] as const;
/** Actions and matters arising: a table, or one after the other for letters that no table has room for. */
const registerLayouts = ['table', 'list'] as const;
/** Each by what it makes of the first letter of a list. */
const letterStyles = ['a)', '(a)', 'a.'] as const;
/** How attendance names a person. */
const attendanceStyles = ['Name, Post, Organisation', 'Name – Post, Organisation'] as const;

export type LetterStyle = (typeof letterStyles)[number];

const phrase = (standing: string, longest = 60) => z.string().trim().min(1).max(longest).default(standing);

/** A phrase with one place to be filled, `{number}` or `{body}`. */
const phraseWith = (place: string, standing: string) =>
  z
    .string()
    .trim()
    .max(60)
    .refine((words) => words.split(place).length === 2)
    .default(standing);

/** The program's standing words in a file, without the space behind them. */
const standingPhrases = z.strictObject({
  agendaTitle: phraseWith('{body}', '{body}: agenda'),
  notesTitle: phraseWith('{body}', '{body}: notes'),
  actionLogTitle: phraseWith('{body}', '{body}: action log'),
  date: phrase('Date:'),
  time: phrase('Time:'),
  place: phrase('Place:'),
  chair: phrase('Chair:'),
  status: phrase('Status:'),
  present: phrase('Present'),
  alsoPresent: phrase('Also present'),
  apologies: phrase('Apologies'),
  itemNumber: phraseWith('{number}', 'Agenda Item No. {number}'),
  subject: phrase('Subject:'),
  lead: phrase('Lead:'),
  report: phrase('Report:'),
  toReadTheReport: phrase('To read the report:'),
  decision: phrase('Decision:'),
  action: phrase('Action:'),
  actions: phrase('Actions:'),
  ownerToBeNamed: phrase('Owner to be named'),
  /** The heads of the two columns of `numbered-table`. */
  itemColumn: phrase('Item'),
  notesColumn: phrase('Notes'),
  /** In place of the number where an item goes on in another row. */
  continued: phrase('continued', 20),
});

export const mannerShape = z.strictObject({
  notes: z.enum(notesLayouts).default('flowing'),
  registers: z.enum(registerLayouts).default('table'),
  dates: z.enum(dateStyles).default('10 October 2023'),
  times: z.enum(timeStyles).default('2:30pm'),
  letters: z.enum(letterStyles).default('a)'),
  attendance: z.enum(attendanceStyles).default('Name, Post, Organisation'),
  phrases: standingPhrases.prefault({}),
});
export type Manner = z.infer<typeof mannerShape>;

/** The manner of a house style that says nothing of its own. */
export const usualManner: Manner = mannerShape.parse({}, { jitless: true });
