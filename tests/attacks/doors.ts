import { openDatabase, type Database } from '../../electron/core/store/database.ts';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Body, BodyNode } from '../../shared/document/body.ts';
import type { Operations } from '../e2e/fixtures.ts';
import { aBody, aParagraph, linked } from '../support/builders/body-pieces.ts';
import { vectorsFor } from './vectors.ts';

// Where a text from somewhere else gets into the data. Each door has its number, which its texts carry.

/** Names, titles, short texts of every kind, through the operations. What is refused is refused. */
export const nameDoors = {
  bodies: 11,
  people: 12,
  organisations: 13,
  items: 14,
  topics: 15,
  comments: 16,
  wordings: 17,
  links: 18,
  files: 19,
  plans: 20,
  library: 21,
  notes: 22,
} as const;

export type Planted = {
  readonly meetingIds: readonly string[];
  /** By door: how many texts were taken. */
  readonly taken: ReadonlyMap<number, number>;
  readonly refused: number;
};

const itemsOfMeeting = 120;

/** Lays the texts down wherever an operation takes one. */
export async function plantByOperations(operations: Operations, count: number): Promise<Planted> {
  const taken = new Map<number, number>();
  let refused = 0;
  const each = async (
    door: number,
    plant: (text: string, index: number) => Promise<unknown>,
  ): Promise<void> => {
    for (const [index, text] of vectorsFor(door, count).entries()) {
      try {
        await plant(text, index);
        taken.set(door, (taken.get(door) ?? 0) + 1);
      } catch {
        refused += 1;
      }
    }
  };
  const nobody = { post: null, organisationId: null, shortForm: null, isCurrent: true };
  await each(nameDoors.people, (name) =>
    operations.people.create({ ...nobody, name, post: name, shortForm: name.slice(0, 100) }),
  );
  await each(nameDoors.organisations, (name) =>
    operations.people.createOrganisation({ name, shortName: name.slice(0, 60) }),
  );
  await each(nameDoors.plans, (title, index) =>
    operations.plans.create({
      ...{ name: title, shortName: null, needsChecking: true, startsOn: '2024-04-01', endsOn: '2028-03-31' },
      entries: [{ kind: 'priority', title, href: `https://example.org/${index}` }],
    }),
  );
  await each(nameDoors.wordings, (text) =>
    operations.wordings.create({
      name: text,
      category: 'Tried',
      text: `${text}\n\n${text}`,
      planEntryId: null,
    }),
  );
  const meetingIds = await plantMeetings(operations, count, each);
  const [body] = await operations.bodies.list();
  await each(nameDoors.library, async (text, index) => {
    await operations.typingShortcuts.create({ typed: `tried${index}`, text });
    if (body) await operations.abbreviations.create({ bodyId: body.id, short: `T${index}`, meaning: text });
  });
  if (body) {
    await each(nameDoors.topics, (title) =>
      operations.topics.create({
        ...{ bodyId: body.id, title, kind: 'report', leadId: null, organisationId: null, wantedOn: null },
        ...{ promisedAtMeetingId: null, promise: title },
      }),
    );
  }
  return { meetingIds, taken, refused };
}

type Each = (door: number, plant: (text: string, index: number) => Promise<unknown>) => Promise<void>;

async function plantMeetings(operations: Operations, count: number, each: Each): Promise<readonly string[]> {
  const meetingIds: string[] = [];
  const reports: string[] = [];
  const items = vectorsFor(nameDoors.items, count);
  const bodyNames = vectorsFor(nameDoors.bodies, Math.ceil(count / itemsOfMeeting));
  for (const [index, name] of bodyNames.entries()) {
    const body = await operations.bodies.create({ name, openingItems: [], closingItems: [] });
    const meeting = await operations.meetings.create({
      ...{ bodyId: body.id, date: `2026-04-${10 + index}`, startTime: null, endTime: null },
      ...{ place: name, chairId: null, planId: null },
    });
    meetingIds.push(meeting.id);
  }
  await each(nameDoors.items, async (title, index) => {
    const meetingId = meetingIds[Math.floor(index / itemsOfMeeting)] ?? '';
    const id = crypto.randomUUID();
    const kind = index % itemsOfMeeting === 0 ? 'report' : 'other';
    const item = await operations.agenda.add({ meetingId, id, parentId: null, beforeId: null, kind, title });
    if (kind === 'report') reports.push(item.id);
  });
  if (items.length === 0) throw new Error('there is nothing to plant');
  await plantInPapers(operations, reports, each);
  await plantInNotes(operations, meetingIds, count, each);
  return meetingIds;
}

async function plantInPapers(operations: Operations, reports: readonly string[], each: Each): Promise<void> {
  const papers: Awaited<ReturnType<Operations['papers']['create']>>[] = [];
  for (const agendaItemId of reports) papers.push(await operations.papers.create({ agendaItemId }));
  const paperOf = (index: number) => {
    const paper = papers[index % papers.length];
    if (!paper) throw new Error('there is no paper');
    return paper;
  };
  await each(nameDoors.comments, (text, index) =>
    operations.comments.add({
      ...{ sectionId: paperOf(index).sections[0]?.id ?? '', blockId: null, quote: text.slice(0, 200), text },
    }),
  );
  await each(nameDoors.links, async (text, index) => {
    const { id: documentId } = paperOf(index);
    // The address itself is a text from somewhere else too.
    const addLink = (href: string) =>
      operations.attachments.addLink({ documentId, name: text, href, audience: 'public' });
    const address = /href="?([^">]+)/.exec(text)?.[1];
    if (address !== undefined) await addLink(address).catch(() => undefined);
    await addLink('https://example.org/');
  });
  const content = Buffer.from('<script>canary(19999)</script>').toString('base64');
  await each(nameDoors.files, (text, index) =>
    operations.attachments.addFile({
      ...{ documentId: paperOf(index).id, content, audience: 'internal' },
      // What Windows lets nobody call a file is refused as it is, and once more without it.
      name: `${text.replace(/[<>:"/\\|?*]/g, index % 2 === 0 ? '﹤' : '&lt;')} canary(${nameDoors.files * 1000 + index}).html`.slice(
        -200,
      ),
    }),
  );
}

async function plantInNotes(
  operations: Operations,
  meetingIds: readonly string[],
  count: number,
  each: Each,
): Promise<void> {
  const sections: { readonly id: string; readonly revision: number }[] = [];
  for (const meetingId of meetingIds) {
    const { notesDocumentId } = await operations.meetings.get({ id: meetingId });
    sections.push(...(await operations.documents.get({ id: notesDocumentId })).sections);
  }
  await each(nameDoors.notes, async (text, index) => {
    const section = sections[index];
    if (!section) throw new Error(`there is no section for text ${index} of ${count}`);
    const body = aBody(aParagraph(text), aParagraph(linked(text, 'https://example.org/')));
    await operations.documents.saveSection({ id: section.id, revision: section.revision, body });
  });
}

export const storedDoors = { body: 31, columns: 32 } as const;

/** Opens the database of a program that has ended, past everything that would look at what is written. */
export function inStore(dataFolder: string, write: (database: Database) => number): number {
  const database = openDatabase(join(dataFolder, 'secretariat.sqlite3'), null);
  try {
    return database.transaction(() => write(database))();
  } finally {
    database.close();
  }
}

/** Four kinds of hostile bodies by turns, with the digest that each would have. */
export function plantBodies(database: Database, count: number): number {
  const ids = database.prepare('SELECT id FROM sections').pluck().all() as string[];
  const write = database.prepare('UPDATE sections SET body = @body, sha256 = @sha256 WHERE id = @id');
  const texts = vectorsFor(storedDoors.body, count);
  for (const [index, id] of ids.entries()) {
    const body = JSON.stringify(hostileBody(texts[index % texts.length] ?? '', index));
    write.run({ id, body, sha256: createHash('sha256').update(body).digest('hex') });
  }
  return ids.length;
}

function hostileBody(text: string, index: number): Body {
  const anything = (node: object): BodyNode => node as BodyNode;
  switch (index % 4) {
    case 0:
      return aBody(aParagraph(text), anything({ type: 'html', attrs: { html: text }, content: [] }));
    case 1:
      return aBody(aParagraph(linked(text, /href="?([^">]+)/.exec(text)?.[1] ?? `javascript:${text}`)));
    case 2:
      return aBody(
        anything({ type: 'image', attrs: { src: text, onerror: text, style: text } }),
        anything({ type: 'action', attrs: { id: text, owners: [{ kind: 'person', id: text }], due: text } }),
      );
    default:
      return aBody(aParagraph(text), aParagraph({ type: 'text', text, marks: [{ type: 'bold' }] }));
  }
}

const notWords = /^(id|.*_id|sha256|body|state|kind|rank|.*_at|at|began_at|day|date|.*_on|.*_time|.*_by)$/;

/** Every column of text that takes one. Gives how many did. */
export function plantFields(database: Database, count: number): number {
  const texts = vectorsFor(storedDoors.columns, count);
  let planted = 0;
  const tables = database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all() as string[];
  const withRowIds = (table: string): boolean => !/WITHOUT ROWID/i.test(sqlOf.get(table) as string);
  const sqlOf = database.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck();
  for (const table of tables.filter(
    (name) => !/log|seal|days_of_use|versions/.test(name) && withRowIds(name),
  )) {
    const columns = database.prepare(`SELECT name, type FROM pragma_table_info('${table}')`).all() as {
      name: string;
      type: string;
    }[];
    const rows = database.prepare(`SELECT rowid FROM "${table}"`).pluck().all() as number[];
    for (const { name } of columns.filter((each) => each.type === 'TEXT' && !notWords.test(each.name))) {
      const write = database.prepare(`UPDATE OR IGNORE "${table}" SET "${name}" = ? WHERE rowid = ?`);
      for (const rowid of rows) {
        const text = texts[planted % texts.length] ?? '';
        try {
          const address = name.endsWith('href')
            ? (/href="?([^">]+)/.exec(text)?.[1] ?? `javascript:${text}`)
            : text;
          planted += write.run(address, rowid).changes;
        } catch {
          // A column with a rule of its own keeps what it has.
        }
      }
    }
  }
  return planted;
}
