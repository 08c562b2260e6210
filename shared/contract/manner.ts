import { z } from 'zod';
import '../contract/without-eval.ts';

// How an organisation words and lays out what it issues: what a plan is made of besides the facts. How it looks (fonts,
// sizes, page) is the rest of the house style.

export const notesLayouts = ['flowing', 'numbered-table'] as const;
/** Each by what it makes of 10 October 2023. */
export const dateStyles = ['10 October 2023', '10th October 2023'] as const;
/** Each by what it makes of half past two. */
export const timeStyles = ['2:30pm', '2.30pm', '14:30'] as const;
/** Each by what it makes of the first letter of a list. */
export const letterStyles = ['a)', '(a)', 'a.'] as const;
/** How attendance names a person. */
export const attendanceStyles = ['Name, Post, Organisation', 'Name – Post, Organisation'] as const;

export type DateStyle = (typeof dateStyles)[number];
export type TimeStyle = (typeof timeStyles)[number];
export type LetterStyle = (typeof letterStyles)[number];
export type AttendanceStyle = (typeof attendanceStyles)[number];

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
export const standingPhrases = z.strictObject({
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
});
export type StandingPhrases = z.infer<typeof standingPhrases>;

export const mannerShape = z.strictObject({
  notes: z.enum(notesLayouts).default('flowing'),
  dates: z.enum(dateStyles).default('10 October 2023'),
  times: z.enum(timeStyles).default('2:30pm'),
  letters: z.enum(letterStyles).default('a)'),
  attendance: z.enum(attendanceStyles).default('Name, Post, Organisation'),
  phrases: standingPhrases.prefault({}),
});
export type Manner = z.infer<typeof mannerShape>;

/** The manner of a house style that says nothing of its own. */
export const usualManner: Manner = mannerShape.parse({}, { jitless: true });
