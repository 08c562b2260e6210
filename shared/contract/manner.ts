import { z } from 'zod';
import { dateStyles, timeStyles } from '../domain/calendar-date.ts';
import {
  attendanceStyles,
  letterStyles,
  notesLayouts,
  registerLayouts,
  usualManner,
  type Manner,
  type StandingPhrase,
} from '../domain/manner.ts';
import { line, type FieldProblemCode } from './text-fields.ts';

// A house style's manner as its file says it; what it leaves out is as usual.

const phrase = (name: StandingPhrase, longest = 60) => line(longest).default(usualManner.phrases[name]);

/** A phrase with one place to be filled, `{number}` or `{body}`. */
const phraseWith = (place: string, name: StandingPhrase) =>
  line(60)
    .refine((words) => words.split(place).length === 2, {
      params: { code: 'not-one-place' satisfies FieldProblemCode, place },
    })
    .default(usualManner.phrases[name]);

const standingPhrases = z.strictObject({
  agendaTitle: phraseWith('{body}', 'agendaTitle'),
  notesTitle: phraseWith('{body}', 'notesTitle'),
  actionLogTitle: phraseWith('{body}', 'actionLogTitle'),
  date: phrase('date'),
  time: phrase('time'),
  place: phrase('place'),
  chair: phrase('chair'),
  status: phrase('status'),
  present: phrase('present'),
  alsoPresent: phrase('alsoPresent'),
  apologies: phrase('apologies'),
  itemNumber: phraseWith('{number}', 'itemNumber'),
  subject: phrase('subject'),
  lead: phrase('lead'),
  report: phrase('report'),
  toReadTheReport: phrase('toReadTheReport'),
  decision: phrase('decision'),
  action: phrase('action'),
  actions: phrase('actions'),
  ownerToBeNamed: phrase('ownerToBeNamed'),
  itemColumn: phrase('itemColumn'),
  notesColumn: phrase('notesColumn'),
  continued: phrase('continued', 20),
});

export const mannerShape = z.strictObject({
  notes: z.enum(notesLayouts).default(usualManner.notes),
  registers: z.enum(registerLayouts).default(usualManner.registers),
  dates: z.enum(dateStyles).default(usualManner.dates),
  times: z.enum(timeStyles).default(usualManner.times),
  letters: z.enum(letterStyles).default(usualManner.letters),
  attendance: z.enum(attendanceStyles).default(usualManner.attendance),
  phrases: standingPhrases.prefault({}),
}) satisfies z.ZodType<Manner>;
