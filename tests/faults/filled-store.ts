import { createRouterClient } from '@orpc/server';
import type { ContractRouterClient } from '@orpc/contract';
import { randomUUID } from 'node:crypto';
import { openCore, type KeyStore } from '../../electron/core/open-core.ts';
import { inProject } from '../../scripts/project.ts';
import type { Contract } from '../../shared/contract/contract.ts';
import type { BodyNode } from '../../shared/document/body.ts';
import { aBody, aParagraph, anAction, bullets } from '../support/builders/body-pieces.ts';
import type { Random } from './seeded-random.ts';

export type Client = ContractRouterClient<Contract>;

/** Does something with the core of a data folder, in this process. */
export async function withCore<Answer>(
  dataFolder: string,
  work: (client: Client) => Promise<Answer>,
  keyStore?: KeyStore,
): Promise<Answer> {
  const core = await openCore({
    dataFolder,
    resourcesFolder: inProject('resources'),
    author: 'Clerk',
    programVersion: '0.0.0',
    ...(keyStore === undefined ? {} : { keyStore }),
  });
  try {
    return await work(createRouterClient(core.router));
  } finally {
    await core.close();
  }
}

/** Meetings with notes, actions and versions in them, as weeks of work leave them. Gives the meetings' ids. */
export async function fillStore(
  client: Client,
  random: Random,
  meetings: number,
): Promise<readonly string[]> {
  const words = (count: number): string => Array.from({ length: count }, () => random.word()).join(' ');
  const body = await client.bodies.create({
    name: `Scrutiny Meeting of ${words(2)}`,
    openingItems: Array.from({ length: 6 }, (_, index) => ({
      kind: 'other' as const,
      title: `Item number ${index + 1}`,
      minutes: 10,
    })),
    closingItems: [],
  });
  const ids: string[] = [];
  for (let index = 0; index < meetings; index += 1) {
    const person = await client.people.create({
      name: `${words(1)} ${words(1)}`,
      post: words(2),
      organisationId: null,
      shortForm: null,
      isCurrent: true,
    });
    const meeting = await client.meetings.create({
      bodyId: body.id,
      date: `${2026 + Math.floor(index / 12)}-${String(1 + (index % 12)).padStart(2, '0')}-18`,
      startTime: '14:30',
      endTime: '16:00',
      place: 'Town Hall, Calder',
      chairId: person.id,
      planId: null,
    });
    ids.push(meeting.id);
    const { sections } = await client.documents.get({ id: meeting.notesDocumentId });
    for (const { id, revision } of sections) {
      let blocks: readonly BodyNode[] = [];
      let current = revision;
      for (let version = 0; version < 3; version += 1) {
        blocks = [...blocks, aParagraph(words(random.between(20, 120))), bullets(words(8), words(12))];
        if (version === 1) blocks = [...blocks, anAction(words(10), { id: randomUUID() })];
        ({ revision: current } = await client.documents.saveSection({
          id,
          revision: current,
          body: aBody(...blocks),
        }));
      }
    }
  }
  return ids;
}
