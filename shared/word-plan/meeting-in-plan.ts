import type { AgendaItem } from '../contract/entities.ts';
import { formatDate, formatDateWithWeekday, formatTimeRange } from '../domain/calendar-date.ts';
import type { MeetingFacts } from './meeting-facts.ts';
import type { NamesInPlan } from './names-in-plan.ts';
import type { ParagraphRole, PlanInline, PlanParagraph, WordPlan } from './word-plan.ts';

// What the plans of one meeting have in common.

/** "Community Outcomes Meeting, 10 October 2023" */
export function meetingLine({ body, meeting }: MeetingFacts): string {
  return `${body.name}, ${formatDate(meeting.date)}`;
}

export function propertiesOf(facts: MeetingFacts, title: string, subject: string): WordPlan['properties'] {
  return { title, subject, author: facts.body.name };
}

/** Date, time, place and chair, each on its line, without what is not known yet. */
export function meetingDetails(facts: MeetingFacts, names: NamesInPlan): readonly PlanParagraph[] {
  const { date, startTime, endTime, place, chairId } = facts.meeting;
  const details: readonly (readonly [string, string | null])[] = [
    ['Date: ', formatDateWithWeekday(date)],
    ['Time: ', formatTimeRange(startTime, endTime)],
    ['Place: ', place],
    ['Chair: ', names.attendanceLineOf(chairId)],
  ];
  return details.flatMap(([label, value]) =>
    value === null || value === ''
      ? []
      : [paragraph('meeting-detail', [strongLabel(label), { inline: 'text', text: value }])],
  );
}

/** The real name of an item's report, also where none was given: "Calder Police report: Use of force". */
export function reportNameOf(
  item: Pick<AgendaItem, 'title' | 'reportTitle' | 'organisationId'>,
  names: NamesInPlan,
): string {
  const organisation = names.organisationNameOf(item.organisationId);
  return (
    item.reportTitle ??
    (organisation === null ? `Report: ${item.title}` : `${organisation} report: ${item.title}`)
  );
}

export function paragraph(role: ParagraphRole, inlines: readonly PlanInline[]): PlanParagraph {
  return { block: 'paragraph', role, inlines };
}

export function textParagraph(role: ParagraphRole, text: string): PlanParagraph {
  return paragraph(role, [{ inline: 'text', text }]);
}

export function strongLabel(text: string): PlanInline {
  return { inline: 'text', text, isStrong: true, isLabel: true };
}
