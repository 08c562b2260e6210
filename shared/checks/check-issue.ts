import { inAgendaOrder, numberAgenda, takesCoverPaper } from '../domain/agenda.ts';
import { letterActions } from '../domain/actions.ts';
import type { Finding } from '../domain/findings.ts';
import type { OutgoingKind, Standing } from '../domain/outgoing.ts';
import type { MeetingFacts } from '../word-plan/meeting-facts.ts';
import { itemsWithNotes } from '../word-plan/plan-notes.ts';

/** A finding about a meeting’s files, with the agenda item that it is about. */
export type FindingOfIssue = Finding & { readonly agendaItemId: string | null };

/**
 * What there is to look at before files of these kinds go out, beside what is found in the papers themselves. None of it
 * stops them: a clerk may know better.
 */
export function checkIssue(
  facts: MeetingFacts,
  kinds: readonly OutgoingKind[],
  standing: Standing,
): readonly FindingOfIssue[] {
  const has = (...any: readonly OutgoingKind[]): boolean => any.some((kind) => kinds.includes(kind));
  return [
    ...(has('agenda', 'pack') && standing === 'final' ? agendaNotIssued(facts) : []),
    ...(has('papers', 'pack') ? papersNotReady(facts, standing) : []),
    ...(has('notes', 'actions') ? actionsWithoutOwner(facts) : []),
  ];
}

function agendaNotIssued({ meeting }: MeetingFacts): readonly FindingOfIssue[] {
  return meeting.state === 'planning'
    ? [{ code: 'agenda-not-issued', sectionId: null, agendaItemId: null, facts: {} }]
    : [];
}

function papersNotReady({ agendaItems }: MeetingFacts, standing: Standing): readonly FindingOfIssue[] {
  return inAgendaOrder(agendaItems).flatMap(({ id, kind, title, paper }): readonly FindingOfIssue[] => {
    const about = { sectionId: null, agendaItemId: id, facts: { title } };
    if (paper === null) return takesCoverPaper(kind) ? [{ code: 'paper-not-begun', ...about }] : [];
    return standing === 'final' && paper.state !== 'cleared' ? [{ code: 'paper-not-cleared', ...about }] : [];
  });
}

function actionsWithoutOwner(facts: MeetingFacts): readonly FindingOfIssue[] {
  if (numberAgenda(facts.agendaItems).size === 0) return [];
  const items = itemsWithNotes(facts);
  const labels = letterActions(items.flatMap(({ sections }) => sections.flatMap(({ actions }) => actions)));
  return items.flatMap(({ item, sections }) =>
    sections.flatMap(({ section, body, actions }) =>
      body.content
        .filter(({ type }) => type === 'action')
        .flatMap(({ attrs }, index): readonly FindingOfIssue[] => {
          const owners = attrs?.owners;
          if (Array.isArray(owners) && owners.length > 0) return [];
          const label = labels.get(actions[index]?.id ?? '')?.label ?? '';
          return [
            {
              code: 'action-without-owner',
              sectionId: section.id,
              agendaItemId: item.id,
              facts: { label },
            },
          ];
        }),
    ),
  );
}
