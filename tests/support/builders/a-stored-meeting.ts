import { randomUUID } from 'node:crypto';
import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import type { CommitteeBody } from '../../../shared/contract/entities/bodies.ts';
import type { Client } from '../open-test-core.ts';

let bodies = 0;

/** A body in the store, with a name of its own and two opening and one closing item. */
export async function aStoredBody(
  client: Client,
  fields: Partial<Parameters<Client['bodies']['create']>[0]> = {},
): Promise<CommitteeBody> {
  bodies += 1;
  return client.bodies.create({
    name: `Community Outcomes Meeting ${bodies}`,
    openingItems: [
      { kind: 'welcome', title: 'Welcome and apologies', minutes: 5 },
      { kind: 'previous-notes', title: 'Notes of the previous meeting', minutes: 10 },
    ],
    closingItems: [{ kind: 'next-meeting', title: 'Next meeting', minutes: null }],
    ...fields,
  });
}

/** A meeting in the store, of a body of its own where none is named. */
export async function aStoredMeeting(
  client: Client,
  fields: Partial<Parameters<Client['meetings']['create']>[0]> = {},
): Promise<Meeting> {
  return client.meetings.create({
    bodyId: fields.bodyId ?? (await aStoredBody(client)).id,
    date: '2026-04-18',
    startTime: '14:30',
    endTime: '16:00',
    place: 'Town Hall, Calder',
    chairId: null,
    planId: null,
    ...fields,
  });
}

/** An item at the end of a meeting's agenda: a report unless a test says otherwise. */
export async function aStoredItem(
  client: Client,
  meetingId: string,
  fields: Partial<Parameters<Client['agenda']['add']>[0]> = {},
): Promise<AgendaItem> {
  return client.agenda.add({
    meetingId,
    id: randomUUID(),
    parentId: null,
    beforeId: null,
    kind: 'report',
    title: 'Road safety',
    ...fields,
  });
}

/** What a topic of the forward plan is made with: a report without a date unless a test says otherwise. */
export function aTopic(
  bodyId: string,
  fields: Partial<Parameters<Client['topics']['create']>[0]> = {},
): Parameters<Client['topics']['create']>[0] {
  return {
    bodyId,
    title: 'Road safety',
    kind: 'report',
    leadId: null,
    organisationId: null,
    wantedOn: null,
    promisedAtMeetingId: null,
    promise: '',
    ...fields,
  };
}
