import type { AgendaItem } from '../contract/entities/agenda.ts';
import { formatDate, formatDateWithWeekday, formatTimeRange } from '../domain/calendar-date.ts';
import type { Sitting } from '../domain/neighbours.ts';
import type { Manner } from '../domain/manner.ts';
import { noLongerInNotesOf } from '../wording/see-notes-of.ts';
import type { MeetingFacts } from './meeting-facts.ts';
import type { NamesInPlan } from './names-in-plan.ts';
import { isLeftOutText } from './plan-text.ts';
import { audienceOf, type Showing } from './showing.ts';
import type { ParagraphRole, PlanInline, PlanParagraph, WordPlan } from './word-plan.ts';

// What the plans of one meeting have in common.

type BodyAndDate = { readonly body: { readonly name: string }; readonly meeting: { readonly date: string } };

/** "Community Outcomes Meeting, 10 October 2023" */
export function meetingLine({ body, meeting }: BodyAndDate, manner: Manner): string {
  return `${body.name}, ${formatDate(meeting.date, manner)}`;
}

export function propertiesOf(
  { body }: Pick<BodyAndDate, 'body'>,
  title: string,
  subject: string,
): WordPlan['properties'] {
  return { title, subject, author: body.name };
}

/** Date, time, place and chair, each on its line, without what is not known yet. */
export function meetingDetails(
  facts: MeetingFacts,
  names: NamesInPlan,
  manner: Manner,
): readonly PlanParagraph[] {
  return detailsOfMeeting(facts.meeting, names.attendanceLineOf(facts.meeting.chairId), manner);
}

/** `chair`: as the file names who chairs it. */
export function detailsOfMeeting(
  { date, startTime, endTime, place }: Sitting,
  chair: string | null,
  manner: Manner,
): readonly PlanParagraph[] {
  const { phrases } = manner;
  const details: readonly (readonly [string, string | null])[] = [
    [phrases.date, formatDateWithWeekday(date, manner)],
    [phrases.time, formatTimeRange(startTime, endTime, manner)],
    [phrases.place, place],
    [phrases.chair, chair],
  ];
  return details.flatMap(([label, value]) =>
    value === null || value === ''
      ? []
      : [paragraph('meeting-detail', [strongLabel(`${label} `), { inline: 'text', text: value }])],
  );
}

/** The real name of an item's report, also where none was given: "Calder Police report: Use of force". */
export function reportNameOf(
  item: Pick<AgendaItem, 'title' | 'reportTitle' | 'organisationId'>,
  names: NamesInPlan,
): string {
  return nameOfReport(item, names.organisationNameOf(item.organisationId));
}

export function nameOfReport(
  item: Pick<AgendaItem, 'title' | 'reportTitle'>,
  organisation: string | null,
): string {
  return (
    item.reportTitle ??
    (organisation === null ? `Report: ${item.title}` : `${organisation} report: ${item.title}`)
  );
}

/** Words of the program's own. */
export function ownWords(text: string): PlanInline {
  return { inline: 'text', text, isLabel: true };
}

/** Stands behind the words of an action that is no longer in its notes, which the reader would look for there. */
export function notInNotes(meetingDate: string, manner: Manner): PlanInline {
  return ownWords(` (${noLongerInNotesOf(meetingDate, manner)})`);
}

export function paragraph(role: ParagraphRole, inlines: readonly PlanInline[]): PlanParagraph {
  return { block: 'paragraph', role, inlines };
}

export function textParagraph(role: ParagraphRole, text: string): PlanParagraph {
  return paragraph(role, [{ inline: 'text', text }]);
}

/** An item's title, or that it is restricted; for colleagues both. */
export function titleOf(
  { title, restrictedReason }: Pick<AgendaItem, 'title' | 'restrictedReason'>,
  showing: Showing = 'said',
): readonly PlanInline[] {
  const words: readonly PlanInline[] = [{ inline: 'text', text: title }];
  if (restrictedReason === null) return words;
  // A kept agenda may hold nothing but that it was restricted.
  return showing === 'shown' && !isLeftOutText(title)
    ? [{ inline: 'restricted', reason: restrictedReason, inlines: words }]
    : [{ inline: 'left-out', reason: restrictedReason }];
}

/** Whether an item stands in a file at all. */
export function isGone(
  { restrictedReason }: Pick<AgendaItem, 'restrictedReason'>,
  showing: Showing,
): boolean {
  return showing === 'without-trace' && restrictedReason !== null;
}

/** What a plan says of itself for whom it is. */
export function audienceIn(showing: Showing): Pick<WordPlan, 'audience'> {
  const audience = audienceOf(showing);
  return audience === 'public' ? {} : { audience };
}

export function strongLabel(text: string): PlanInline {
  return { inline: 'text', text, isStrong: true, isLabel: true };
}
