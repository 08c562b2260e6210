import type { SectionedDocument } from '../contract/entities/documents.ts';
import type { Body, BodyNode } from '../document/body.ts';
import { withoutNotesToSelf } from '../document/notes-to-self.ts';
import { withoutForbiddenCharacters } from '../domain/text-rules.ts';
import { notForPublication } from '../wording/not-for-publication.ts';
import type { MeetingFacts } from '../word-plan/meeting-facts.ts';

/** The ids of everyone and every organisation that a meeting names, in its papers too unless `notesAlone`. */
export function namedInMeeting(
  facts: Pick<MeetingFacts, 'actions' | 'meeting' | 'attendees' | 'agendaItems' | 'notes' | 'papers'>,
  { notesAlone = false }: { readonly notesAlone?: boolean } = {},
): Set<string> {
  const documents = notesAlone ? [facts.notes] : [facts.notes, ...facts.papers];
  const bodies = documents.flatMap((document) => document.sections.map(bodyOrWordsOf));
  const ids = [
    facts.meeting.chairId,
    ...facts.attendees.flatMap(({ personId, deputisingForId }) => [personId, deputisingForId]),
    ...facts.agendaItems.flatMap((agendaItem) => [agendaItem.leadId, agendaItem.organisationId]),
    ...bodies.flatMap((body) => idsInNodes(body.content)),
    ...facts.actions.flatMap(({ isInNotes, owners }) => (isInNotes ? [] : owners.map(({ id }) => id))),
  ];
  return new Set(ids.filter((id) => id !== null));
}

/**
 * A body as a file may have it. One that is not sound as its words, a paragraph a line, so that none is lost; nobody
 * knows which of them were restricted or a note to self, so all are restricted.
 */
export function bodyOrWordsOf({ content }: SectionedDocument['sections'][number]): Body {
  if (content.state === 'sound') return withoutNotesToSelf(content.body);
  const lines = withoutForbiddenCharacters(content.text)
    .split(/[\r\n]/)
    .filter((line) => line.trim() !== '');
  const marks = [{ type: 'restricted', attrs: { reason: notForPublication } }];
  const paragraphs = lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text, marks }] }));
  return { type: 'doc', content: paragraphs.length === 0 ? [{ type: 'paragraph' }] : paragraphs };
}

function idsInNodes(nodes: readonly BodyNode[]): readonly string[] {
  return nodes.flatMap(({ attrs = {}, content = [] }) => {
    const owners = Array.isArray(attrs.owners) ? (attrs.owners as readonly { readonly id?: unknown }[]) : [];
    const ids = [attrs.personId, attrs.askerId, attrs.answererId, ...owners.map((owner) => owner.id)];
    return [...ids.filter((id) => typeof id === 'string'), ...idsInNodes(content)];
  });
}
