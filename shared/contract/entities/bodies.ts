import { z } from 'zod';
import { agendaItemKinds } from '../../domain/agenda.ts';
import { patternWeekdays, patternWeeks } from '../../domain/date-pattern.ts';
import { markingLevels, restrictedInPublicWays } from '../../domain/markings.ts';
import { houseStyleId } from '../house-style.ts';
import { idField, line, optionalLine, revisionField, text, timeField } from '../text-fields.ts';
import { marking } from './markings.ts';

export const wordLimitField = z.int().min(1).max(100_000).nullable();

export const templateSection = z.object({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
  heading: line(200),
  guidance: text(1000),
  isNumbered: z.boolean(),
  isRequired: z.boolean(),
  wordLimit: wordLimitField.default(null),
});

export const standingItem = z.object({
  kind: z.enum(agendaItemKinds),
  title: line(),
  minutes: z.int().min(0).max(1440).nullable(),
});
export type StandingItem = z.infer<typeof standingItem>;

/** On which days a body meets, and what its meetings usually are: a new meeting is proposed from it. */
export const datePattern = z.object({
  week: z.enum(patternWeeks),
  weekday: z.enum(patternWeekdays),
  /** 1 for January to 12 for December. */
  months: z.array(z.int().min(1).max(12)).min(1).max(12),
  startTime: timeField.nullable(),
  endTime: timeField.nullable(),
  place: optionalLine(500),
});
export type DatePattern = z.infer<typeof datePattern>;

export const exportPolicy = z.object({
  restrictedInPublic: z.enum(restrictedInPublicWays),
  marking,
  publicLimit: z.enum(markingLevels),
  internalRestricted: marking,
});

export const body = z.object({
  id: idField,
  revision: revisionField,
  name: line(200),
  /** In their order on every new agenda: those before the reports, and those after. */
  openingItems: z.array(standingItem).max(50),
  closingItems: z.array(standingItem).max(50),
  template: z.array(templateSection).min(1).max(30),
  /** null: its dates follow no pattern. */
  datePattern: datePattern.nullable(),
  exportPolicy,
  /** In which its Word files are made: the name of a house style's folder. */
  houseStyle: houseStyleId,
});
export type CommitteeBody = z.infer<typeof body>;
