import { text, type RowOf } from '../columns.ts';
import type { ReadHandle } from '../handles.ts';
import { select } from '../statements.ts';

const row = { meetingId: text, planEntryId: text, agendaItemId: text, title: text };

export type PlanLink = RowOf<typeof row>;

export const planLinkStatements = {
  // Links to entries of another plan than the meeting's do not show in the paper either.
  ofBody: select(
    ['bodyId', 'from', 'to'],
    row,
    `SELECT meetings.id AS meetingId, plan_entry_id AS planEntryId, agenda_items.id AS agendaItemId,
       agenda_items.title
     FROM meetings
     JOIN documents ON documents.meeting_id = meetings.id
     JOIN agenda_items ON agenda_items.id = documents.agenda_item_id
     JOIN document_plan_entries ON document_id = documents.id
     JOIN plan_entries ON plan_entries.id = plan_entry_id AND plan_entries.plan_id = meetings.plan_id
     WHERE body_id = @bodyId AND date BETWEEN @from AND @to AND meetings.removed_at IS NULL
       AND agenda_items.removed_at IS NULL AND plan_entries.removed_at IS NULL
     ORDER BY date, meetings.id, agenda_items.rank, agenda_items.id`,
  ),
} as const;

/** What the papers of a body's meetings between two days link to, each link with the title of its agenda item. */
export function listPlanLinks(
  read: ReadHandle,
  request: { readonly bodyId: string; readonly from: string; readonly to: string },
): readonly PlanLink[] {
  return read.all(planLinkStatements.ofBody, request);
}
