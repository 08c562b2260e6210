import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import type { Action } from '../../shared/contract/entities/actions.ts';
import { actionsInBody } from '../../shared/document/actions-in-body.ts';
import type { Body } from '../../shared/document/body.ts';
import { isClosed } from '../../shared/domain/actions.ts';
import { bodyOf, notesSection } from '../support/builders/a-notes-section.ts';
import { aStoredBody, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { aBody, anAction } from '../support/builders/body-pieces.ts';
import { openTestCore, type Client } from '../support/open-test-core.ts';

// The histories of tests/unit/domain/kept-actions.test.ts over the core itself, with its store: register, matters arising,
// the list of meetings and the agenda that goes out say the same, and none of them has lost an action. More of them:
// SECRETARIAT_HISTORIES=200.

const histories = Number(process.env['SECRETARIAT_HISTORIES'] ?? 24);
const editing = ['type', 'rub-out', 'delete-block', 'cut-to-other', 'copy', 'undo', 'version'] as const;
const edits: ReadonlySet<string> = new Set(editing);
const deeds = [
  ...editing,
  ...(['type', 'delete-block', 'meeting-step', 'meeting-step', 'meeting-step', 'withdraw-draft'] as const),
  ...(['sign-off', 'remove-item', 'restore-item', 'remove-meeting', 'step', 'step', 'update'] as const),
  ...(['supersede', 'supersede', 'withdraw', 'withdraw', 'take-back', 'take-back'] as const),
];
type Deed = { readonly deed: (typeof deeds)[number]; readonly a: number; readonly b: number };

const deed = fc.record({ deed: fc.constantFrom(...deeds), a: fc.nat(400), b: fc.nat(400) });
const onward: Deed = { deed: 'meeting-step', a: 0, b: 0 };

// Every history begins with two actions, in every other one in notes that are out.
const history = fc
  .tuple(fc.boolean(), fc.array(deed, { minLength: 15, maxLength: 35, size: 'max' }))
  .map(([areOut, chosen]): readonly Deed[] => [
    { deed: 'type', a: 0, b: 0 },
    { deed: 'type', a: 1, b: 0 },
    ...(areOut ? [onward, onward, onward] : []),
    ...chosen,
  ]);

type Item = { readonly id: string; readonly meetingId: string; before: Body[] };

class Years {
  /** What somebody beside the clerk knows of, written down without a look at the register's own mark. */
  readonly known = new Set<string>();
  refusals = 0;
  private readonly client: Client;
  private readonly meetings: readonly string[];
  private readonly items: readonly Item[];

  private constructor(client: Client, meetings: readonly string[], items: readonly Item[]) {
    this.client = client;
    this.meetings = meetings;
    this.items = items;
  }

  static async begin(client: Client): Promise<{ years: Years; bodyId: string }> {
    const { id: bodyId } = await aStoredBody(client);
    const meetings: string[] = [];
    const items: Item[] = [];
    for (const date of ['2026-01-13', '2026-03-14']) {
      const { id } = await aStoredMeeting(client, { bodyId, date });
      meetings.push(id);
      const agenda = await client.agenda.list({ meetingId: id });
      items.push(...agenda.slice(0, 2).map((item) => ({ id: item.id, meetingId: id, before: [] })));
    }
    return { years: new Years(client, meetings, items), bodyId };
  }

  /** A deed that the core refuses by a rule changes nothing. */
  async try(deed: Deed): Promise<void> {
    try {
      await this.do(deed);
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (code !== 'rule-violated' && code !== 'not-found') throw error;
      this.refusals += 1;
    }
  }

  async register(): Promise<readonly Action[]> {
    const lists = this.meetings.map((meetingId) => this.client.actions.list({ meetingId }));
    return (await Promise.all(lists)).flat();
  }

  private async do({ deed, a, b }: Deed): Promise<void> {
    const { client } = this;
    const pick = <One>(list: readonly One[], by = a): One | undefined => list[by % Math.max(1, list.length)];
    const item = pick(this.items);
    const meetingId = pick(this.meetings) ?? '';
    const worked = pick(await this.register());
    if (!item) return;
    const isThere = await this.isOnAgenda(item);
    // No page shows the notes of an item that was taken off.
    if (!isThere && edits.has(deed)) return;
    const body = isThere ? bodyOf(await notesSection(client, item.meetingId, item.id)) : aBody();
    const blocks = body.content.filter(({ type }) => type === 'action');
    const chosen = pick(blocks, b);
    switch (deed) {
      case 'type':
        return this.save(item, aBody(...blocks, anAction(`Send the figures ${b}`, { id: randomUUID() })));
      case 'rub-out': {
        const [block] = actionsInBody(aBody(...(chosen ? [chosen] : [])));
        if (!chosen || !block) return;
        const left = anAction(block.text.slice(0, (b % 3) * 6), { id: block.id });
        return this.save(item, aBody(...blocks.map((each) => (each === chosen ? left : each))));
      }
      case 'delete-block':
        return this.save(item, aBody(...blocks.filter((each) => each !== chosen)));
      case 'copy':
      case 'cut-to-other': {
        const other = this.items.find((each) => each !== item && each.meetingId === item.meetingId);
        if (!chosen || !other || !(await this.isOnAgenda(other))) return;
        const there = bodyOf(await notesSection(client, other.meetingId, other.id));
        if (deed === 'cut-to-other')
          await this.save(item, aBody(...blocks.filter((each) => each !== chosen)));
        return this.save(other, aBody(...there.content.filter(({ type }) => type === 'action'), chosen));
      }
      case 'undo': {
        const before = item.before.pop();
        return before && this.save(item, before);
      }
      case 'version': {
        const section = await notesSection(client, item.meetingId, item.id);
        const version = pick(await client.versions.list({ sectionId: section.id }), b);
        if (!version) return;
        await client.versions.restore({
          ...{ id: section.id, revision: section.revision },
          sequence: version.sequence,
        });
        return this.learnFromNotes(item.meetingId);
      }
      case 'meeting-step': {
        const { state, revision } = await client.meetings.get({ id: meetingId });
        const event = (
          { planning: 'issue-agenda', 'agenda-issued': 'hold', held: 'issue-draft-notes' } as const
        )[state as string as 'held'];
        if (event === undefined) return;
        await client.meetings.takeStep({ id: meetingId, revision, event });
        await this.learnFromNotes(meetingId);
        if ((event as string) === 'hold') return;
        for (const { action } of await client.actions.arising({ meetingId })) this.known.add(action.id);
        return;
      }
      case 'withdraw-draft': {
        const { revision } = await client.meetings.get({ id: meetingId });
        await client.meetings.takeStep({ id: meetingId, revision, event: 'withdraw-draft-notes' });
        return;
      }
      case 'sign-off': {
        const { revision } = await client.meetings.get({ id: meetingId });
        const accepted = { acceptedOn: '2026-04-01', acceptedAtMeetingId: null };
        await client.meetings.signOff({ id: meetingId, revision, ...accepted });
        return;
      }
      case 'remove-item': {
        const there = (await client.agenda.list({ meetingId: item.meetingId })).find(
          ({ id }) => id === item.id,
        );
        if (!there) return;
        const under = (await this.register()).filter(
          (each) => each.agendaItemId === item.id && each.isInNotes,
        );
        await client.agenda.remove({ id: item.id, revision: there.revision, evenWithText: true });
        for (const { id, text } of under) if (text !== '') this.known.add(id);
        return;
      }
      case 'restore-item':
        await client.agenda.restore({ id: item.id });
        return;
      case 'remove-meeting': {
        const { revision } = await client.meetings.get({ id: meetingId });
        const had = (await client.actions.list({ meetingId })).length;
        await client.meetings.remove({ id: meetingId, revision });
        expect(had).toBe(0);
        await client.meetings.restore({ id: meetingId });
        return;
      }
      case 'step':
        if (!worked) return;
        return this.take(
          worked,
          pick(['start', 'complete', 'reopen', 'carry'] as const, b) ?? 'start',
          'The letter',
          null,
        );
      case 'supersede':
        if (!worked) return;
        return this.take(worked, 'supersede', 'One for both', pick(await this.register(), b)?.id ?? null);
      case 'withdraw':
        if (!worked) return;
        return this.take(worked, 'withdraw', 'Noted by mistake', null);
      case 'take-back': {
        const last = worked?.updates.at(-1);
        if (!worked || !last) return;
        await client.actions.takeBack({ id: worked.id, revision: worked.revision, reportId: last.id });
        return;
      }
      case 'update':
        if (!worked) return;
        await client.actions.addUpdate({ id: worked.id, revision: worked.revision, text: 'Asked again' });
        this.known.add(worked.id);
    }
  }

  private async isOnAgenda(item: Item): Promise<boolean> {
    return (await this.client.agenda.list({ meetingId: item.meetingId })).some(({ id }) => id === item.id);
  }

  private async take(
    { id, revision }: Action,
    event: Parameters<Client['actions']['takeStep']>[0]['event'],
    text: string,
    supersededById: string | null,
  ): Promise<void> {
    await this.client.actions.takeStep({ id, revision, event, text, supersededById });
    this.known.add(id);
    if (supersededById !== null) this.known.add(supersededById);
  }

  private async save(item: Item, body: Body): Promise<void> {
    const section = await notesSection(this.client, item.meetingId, item.id);
    await this.client.documents.saveSection({ id: section.id, revision: section.revision, body });
    item.before.push(bodyOf(section));
    await this.learnFromNotes(item.meetingId);
  }

  /** Notes that are out are known as they stand in the store, whatever the register says of them. */
  private async learnFromNotes(meetingId: string): Promise<void> {
    const { state } = await this.client.meetings.get({ id: meetingId });
    if (state !== 'draft-notes') return;
    for (const { id, text } of await this.blocks(meetingId))
      if (id !== null && text !== '') this.known.add(id);
  }

  private async blocks(meetingId: string) {
    const onAgenda = new Set((await this.client.agenda.list({ meetingId })).map(({ id }) => id));
    const items = this.items.filter((item) => item.meetingId === meetingId && onAgenda.has(item.id));
    const bodies = items.map(async ({ id }) => bodyOf(await notesSection(this.client, meetingId, id)));
    return (await Promise.all(bodies)).flatMap(actionsInBody);
  }

  /** The ids of all the blocks that stand in notes of items on an agenda. */
  async standing(): Promise<ReadonlySet<string | null>> {
    const blocks = await Promise.all(this.meetings.map((id) => this.blocks(id)));
    return new Set(blocks.flat().map(({ id }) => id));
  }

  async openCounts(): Promise<number> {
    const meetings = (await this.client.meetings.list()).filter(({ id }) => this.meetings.includes(id));
    return meetings.reduce((sum, { openActionCount }) => sum + openActionCount, 0);
  }
}

test('over random histories of the program no action that others know of is lost', async () => {
  const { core, client } = await openTestCore();
  onTestFinished(() => core.close());
  const seen: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(history, async (chosen) => {
      const { years, bodyId } = await Years.begin(client);
      for (const deed of chosen) await years.try(deed);
      const register = await years.register();
      const standing = await years.standing();
      const byId = new Map(register.map((action) => [action.id, action]));
      for (const id of [...years.known, ...standing]) expect(byId.has(id ?? '')).toBe(true);

      const next = await aStoredMeeting(client, { bodyId, date: '2026-12-01' });
      const open = register.filter(({ status }) => !isClosed(status)).map(({ id }) => id);
      const arising = await client.actions.arising({ meetingId: next.id });
      const arisingOpen = arising.filter(({ status }) => !isClosed(status)).map(({ action }) => action.id);
      expect(arisingOpen.toSorted()).toEqual(open.toSorted());
      expect(await years.openCounts()).toBe(open.length);
      await client.meetings.takeStep({ id: next.id, revision: next.revision, event: 'issue-agenda' });
      const { issues } = await client.agenda.issues({ meetingId: next.id });
      const agenda = issues.flatMap((issue) => (issue.what === 'issued' ? issue.agenda.mattersArising : []));
      expect(agenda.map(({ actionId }) => actionId)).toEqual(arising.map(({ action }) => action.id));

      for (const action of register) {
        const what = `${action.status}${action.isInNotes ? '' : ' without a block'}`;
        seen[what] = (seen[what] ?? 0) + 1;
        expect(action.isInNotes).toBe(standing.has(action.id));
        if (!isClosed(action.status)) continue;
        const closed = action.updates.findLast(({ event }) =>
          ['complete', 'supersede', 'withdraw'].includes(event),
        );
        expect(closed?.text).not.toBe('');
        const passed = new Set([action.id]);
        let by = closed?.event === 'supersede' ? byId.get(closed.supersededById ?? '') : undefined;
        while (by) {
          expect(by.status).not.toBe('withdrawn');
          expect(passed.has(by.id)).toBe(false);
          passed.add(by.id);
          const last = by.updates.findLast(({ event }) => event === 'supersede');
          by = by.status === 'superseded' ? byId.get(last?.supersededById ?? '') : undefined;
        }
      }
    }),
    { numRuns: histories, ...(histories > 100 ? {} : { seed: 20_260_401 }) },
  );
  for (const what of ['open', 'open without a block', 'withdrawn without a block', 'superseded']) {
    expect(seen[what] ?? 0, what).toBeGreaterThan(0);
  }
}, 600_000);
