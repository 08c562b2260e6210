import type { Section } from '../../../shared/contract/entities/documents.ts';
import type { Body } from '../../../shared/document/body.ts';
import type { Client } from '../open-test-core.ts';

/** The notes of one agenda item (the first, or the one named) of a meeting. */
export async function notesSection(
  client: Client,
  meetingId: string,
  agendaItemId?: string,
): Promise<Section> {
  const { notesDocumentId } = await client.meetings.get({ id: meetingId });
  const { sections } = await client.documents.get({ id: notesDocumentId });
  const section = sections.find((each) => agendaItemId === undefined || each.agendaItemId === agendaItemId);
  if (!section) throw new Error('no such section');
  return section;
}

/** Saves a body as the notes of an agenda item, on the revision that is there. */
export async function saveNotes(
  client: Client,
  meetingId: string,
  body: Body,
  agendaItemId?: string,
): Promise<Section> {
  const { id, revision } = await notesSection(client, meetingId, agendaItemId);
  await client.documents.saveSection({ id, revision, body });
  return notesSection(client, meetingId, agendaItemId);
}

/** The body of a section that can be read. */
export function bodyOf(section: Section): Body {
  if (section.content.state !== 'sound') throw new Error(`unreadable: ${section.content.reason}`);
  return section.content.body;
}
