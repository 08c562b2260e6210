import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import type { SectionedDocument } from '../../../shared/contract/entities/documents.ts';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import type { Plan } from '../../../shared/contract/entities/plans.ts';
import type { Wording } from '../../../shared/contract/entities/wordings.ts';
import { numberAgenda } from '../../../shared/domain/agenda.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { fillHeading, planSectionOf } from '../../../shared/domain/papers.ts';
import { planNamesOf } from '../../../shared/domain/plans.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import type { WordingValues } from '../../../shared/domain/wordings.ts';
import type { SessionSection } from '../../editor/document-session.ts';
import { nameBookOf, type NameBook } from '../../editor/name-book.ts';
import { operations } from '../../platform/client.ts';

const none: readonly never[] = [];

/** What the page of a paper shows of other things: its item, the plan of its meeting, the names that it can give. */
export type PaperSurroundings = {
  /** Absent until the agenda is read. */
  readonly item: AgendaItem | undefined;
  /** "4", "4 b)"; empty until the agenda is read. */
  readonly number: string;
  /** Why its item is not for the public; null: it is. */
  readonly restrictedByItem: string | null;
  readonly plan: Plan | null;
  /** The section under which Word has the links to the plan. */
  readonly planSectionId: string | null;
  /** What the page calls each section, by its id. */
  readonly headings: ReadonlyMap<string, string>;
  readonly names: NameBook;
  readonly wordings: readonly Wording[];
  readonly wordingValues: WordingValues;
};

export function usePaperSurroundings(
  meeting: Meeting,
  paper: SectionedDocument,
  sections: readonly SessionSection[],
): PaperSurroundings {
  const ofMeeting = { input: { meetingId: meeting.id } };
  const { data: items = none } = useQuery(operations.agenda.list.queryOptions(ofMeeting));
  const { data: people = none } = useQuery(operations.people.list.queryOptions());
  const { data: organisations = none } = useQuery(operations.people.listOrganisations.queryOptions());
  const { data: wordings = none } = useQuery(operations.wordings.list.queryOptions());
  // Read before somebody asks for them, so that the field to search in is there for the next key.
  useQuery(operations.figures.list.queryOptions());
  const { data: plans = none } = useQuery(operations.plans.list.queryOptions());
  const names = useMemo(() => nameBookOf(people, organisations), [people, organisations]);

  const item = items.find(({ id }) => id === paper.agendaItemId);
  const plan = plans.find(({ id }) => id === meeting.planId) ?? null;
  const organisation = organisations.find(({ id }) => id === item?.organisationId)?.name ?? null;
  const planNames = plan && planNamesOf(plan);
  return {
    item,
    number: item ? (numberAgenda(items).get(item.id)?.label ?? '') : '',
    restrictedByItem: item ? (restrictedItems(items).get(item.id) ?? null) : null,
    plan,
    planSectionId: planSectionOf(sections.map(({ stored }) => stored))?.id ?? null,
    headings: new Map(
      sections.map(({ id, stored }) => [id, fillHeading(stored.heading, { organisation, plan: planNames })]),
    ),
    names,
    wordings,
    wordingValues: {
      organisation,
      body: meeting.bodyName,
      'meeting.date': formatDate(meeting.date),
      'plan.name': planNames?.name ?? null,
      'plan.shortName': planNames?.shortName ?? null,
      'plan.period': planNames?.period ?? null,
    },
  };
}
