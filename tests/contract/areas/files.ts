import { unzipSync } from 'fflate';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { planText } from '../../../shared/word-plan/plan-text.ts';
import type { WordPlan } from '../../../shared/word-plan/word-plan.ts';
import { aBody, anAction, aParagraph } from '../../support/builders/body-pieces.ts';
import { saveNotes } from '../../support/builders/a-notes-section.ts';
import { aStoredBody, aStoredItem, aStoredMeeting } from '../../support/builders/a-stored-meeting.ts';
import { readDocx } from '../../support/docx-reader.ts';
import type { ProgramUnderTest } from '../program-under-test.ts';

/** What goes out and comes in as files. */
export function testFiles({ client, refusal, rule }: ProgramUnderTest): void {
  test('the preview holds what the files hold, in the house style that they are made in, and nothing else', async () => {
    const meeting = await aStoredMeeting(client);
    const item = await aStoredItem(client, meeting.id);
    await client.agenda.update({ ...item, chairNotes: 'Ask the zebra first' });
    const restricted = { type: 'restricted', attrs: { reason: 'section 40' } };
    const passage = { type: 'text', text: 'the heron’s address', marks: [restricted] };
    const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'Said in public: ' }, passage] };
    await saveNotes(client, meeting.id, aBody(paragraph, anAction('Send it')), item.id);
    await client.papers.create({ agendaItemId: item.id });
    const ask = { meetingIds: [meeting.id], audience: 'public', standing: 'draft' } as const;
    for (const what of ['agenda', 'papers', 'notes', 'actions', 'pack'] as const) {
      const shown = await client.exports.preview({ ...ask, kinds: [what] });
      const { files } = await client.exports.make({ meetingId: meeting.id, what, standing: 'draft' });
      expect(shown.houseStyles.map(({ id }) => id)).toEqual(['flowing']);
      expect(shown.files.map(({ name }) => name)).toEqual(files.map(({ name }) => name));
      const plans = shown.files.map(({ plan }) => plan as WordPlan);
      expect(plans.map((plan) => wordsOf(planText(plan)))).toEqual(
        files.map(({ content }) => wordsOf(readDocx(Buffer.from(content, 'base64')).texts)),
      );
      expect(JSON.stringify(shown.files)).not.toMatch(/heron|zebra/i);
    }
    const [notes] = (await client.exports.preview({ ...ask, kinds: ['notes'] })).files;
    expect(JSON.stringify(notes)).toContain('section 40');
    const forColleagues = await client.exports.preview({ ...ask, kinds: ['notes'], audience: 'internal' });
    expect(JSON.stringify(forColleagues)).toContain('heron');
    expect(forColleagues.files[0]?.id).toBe(notes?.id);
    expect(forColleagues.files[0]?.name).not.toBe(notes?.name);
    expect(JSON.stringify(forColleagues)).not.toContain('zebra');
    const emptyId = (await aStoredMeeting(client, { date: '2026-09-01' })).id;
    const nothing = client.exports.preview({ ...ask, meetingIds: [emptyId], kinds: ['papers'] });
    expect((await nothing).files).toEqual([]);
    const nowhere = client.exports.preview({ ...ask, meetingIds: [randomUUID()], kinds: ['notes'] });
    expect((await refusal(nowhere)).code).toBe('not-found');
  });

  test('each export is a file with a name, and the meeting file comes in again elsewhere', async () => {
    const meeting = await aStoredMeeting(client);
    const item = await aStoredItem(client, meeting.id);
    await saveNotes(client, meeting.id, aBody(aParagraph('Words'), anAction('Send it')), item.id);
    await client.papers.create({ agendaItemId: item.id });
    for (const what of ['agenda', 'papers', 'notes', 'actions'] as const) {
      const { files } = await client.exports.make({ meetingId: meeting.id, what });
      expect(files).toHaveLength(1);
      expect(files[0]?.name).toMatch(/\.docx$/);
      expect(
        Buffer.from(files[0]?.content ?? '', 'base64')
          .subarray(0, 2)
          .toString(),
      ).toBe('PK');
    }
    const { files } = await client.exports.make({ meetingId: meeting.id, what: 'meeting' });
    const content = Buffer.from(files[0]?.content ?? '', 'base64').toString('utf8');
    const again = await refusal(client.meetingFiles.import({ content }));
    expect(again).toMatchObject({
      code: 'meeting-file-invalid',
      data: { problems: [expect.objectContaining({ code: 'meeting-exists-already' })] },
    });
    const elsewhere = JSON.parse(content) as { meeting: { id?: string; date: string } };
    elsewhere.meeting = { ...elsewhere.meeting, id: randomUUID(), date: '2026-07-01' };
    const imported = await client.meetingFiles.import({ content: JSON.stringify(elsewhere) });
    expect(imported).toMatchObject({ date: '2026-07-01', agendaItemCount: 4 });
    const actions = await client.actions.list({ meetingId: imported.meetingId });
    expect(actions.map(({ label, text }) => [label, text])).toEqual([['4 a)', 'Send it']]);
  });

  test('the year map says what the papers of a year link to, and is a Word file too', async () => {
    const plan = await client.plans.create({
      name: 'Calder Plan 2041',
      startsOn: '2041-01-01',
      endsOn: '2044-12-31',
      entries: [
        { kind: 'priority', title: 'Safer streets', href: null },
        { kind: 'theme', title: 'Early help', href: null },
      ],
    });
    const [streets, early] = plan.entries;
    if (!streets || !early) throw new Error('no entries');
    const { id: bodyId } = await aStoredBody(client);
    const request = { bodyId, year: 2041 };
    expect(await rule(client.exports.yearMap(request))).toBe('nothing-to-export');
    const meeting = await aStoredMeeting(client, { bodyId, date: '2041-04-09', planId: plan.id });
    await aStoredMeeting(client, { bodyId, date: '2042-01-14', planId: plan.id });
    const { id: agendaItemId } = await aStoredItem(client, meeting.id);
    const { id, revision } = await client.papers.create({ agendaItemId });
    await client.papers.setPlanEntries({ id, revision, planEntryIds: [streets.id] });
    const cell = { meetingId: meeting.id, isOfPlan: true };
    expect(await client.plans.yearMap(request)).toEqual({
      year: 2041,
      meetings: [{ id: meeting.id, date: '2041-04-09' }],
      plans: [
        {
          id: plan.id,
          name: plan.name,
          rows: [
            {
              entryId: streets.id,
              kind: 'priority',
              title: 'Safer streets',
              cells: [{ ...cell, titles: ['Road safety'] }],
              isNeverLookedAt: false,
            },
            {
              entryId: early.id,
              kind: 'theme',
              title: 'Early help',
              cells: [{ ...cell, titles: [] }],
              isNeverLookedAt: true,
            },
          ],
        },
      ],
    });
    const { files } = await client.exports.yearMap(request);
    expect(files.map(({ name }) => name)).toEqual([expect.stringMatching(/ 2041 - year map\.docx$/)]);
    for (const operation of [client.plans.yearMap, client.exports.yearMap]) {
      expect(await refusal(operation({ ...request, bodyId: randomUUID() }))).toEqual({
        code: 'not-found',
        data: { what: 'body' },
      });
    }
  });

  test('what there is not to export is said', async () => {
    const meeting = await aStoredMeeting(client);
    const ask = { meetingId: meeting.id, what: 'papers' } as const;
    expect(await rule(client.exports.make(ask))).toBe('nothing-to-export');
    const [welcome] = await client.agenda.list({ meetingId: meeting.id });
    expect(await rule(client.exports.make({ ...ask, agendaItemId: welcome?.id ?? null }))).toBe(
      'agenda-item-has-no-paper',
    );
  });

  test('what goes out is prepared with names, markings, findings and refusals, and made as files or one zip', async () => {
    const meeting = await aStoredMeeting(client);
    const item = await aStoredItem(client, meeting.id, { title: 'Use of force' });
    await client.papers.create({ agendaItemId: item.id });
    const choice = {
      meetingIds: [meeting.id],
      kinds: ['agenda', 'papers', 'pack', 'matters-arising', 'forward-plan'],
      audience: 'public',
      standing: 'final',
    } as const;
    const ready = await client.exports.prepare(choice);
    const number = ready.files.find(({ what }) => what === 'papers')?.name.match(/^Item (\d+) - /)?.[1];
    const stem = `${meeting.date} ${meeting.bodyName}`;
    expect(ready).toMatchObject({ refusals: [], zipName: `${stem} - files.zip` });
    expect(ready.files.map(({ name }) => name)).toEqual([
      `${stem} - agenda.docx`,
      `Item ${number} - Use of force - cover paper.docx`,
      `${stem} - pack.docx`,
      `${stem} - matters arising.docx`,
      `${stem} - forward plan.docx`,
    ]);
    expect(ready.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['agenda-not-issued', 'paper-not-cleared']),
    );
    for (const { meetingId, what, name } of ready.files) {
      const { files } = await client.exports.make({ meetingId, what, standing: 'final' });
      expect(files.map((file) => file.name)).toEqual([name]);
    }
    const zip = randomUUID();
    const stop = new AbortController();
    const told = await client.exports.zipProgress({ zip }, { signal: stop.signal });
    const heard: string[] = [];
    const listening = (async () => {
      for await (const { done, of } of told) heard.push(`${done} of ${of}`);
    })().catch(() => undefined);
    const { files } = await client.exports.makeZip({ ...choice, zip });
    const count = ready.files.length;
    await expect.poll(() => heard).toEqual(ready.files.map((_file, index) => `${index + 1} of ${count}`));
    stop.abort();
    await listening;
    expect(files.map(({ name, mediaType }) => [name, mediaType])).toEqual([
      [`${stem} - files.zip`, 'application/zip'],
    ]);
    const inZip = unzipSync(Buffer.from(files[0]?.content ?? '', 'base64'));
    expect(Object.keys(inZip)).toEqual(ready.files.map(({ name }) => name));
    expect(readDocx(inZip[`${stem} - pack.docx`] ?? new Uint8Array()).texts).toContain(
      `Item ${number}: Use of force`,
    );

    const withNotes = { ...choice, kinds: ['notes'] } as const;
    expect((await client.exports.prepare(withNotes)).refusals).toMatchObject([
      { meetingId: meeting.id, what: 'notes', code: 'final-notes-not-agreed' },
    ]);
    expect(await rule(client.exports.makeZip(withNotes))).toBe('final-notes-not-agreed');
    expect(await rule(client.exports.makeZip({ ...choice, kinds: [] }))).toBe('nothing-to-export');
    const elsewhere = { ...choice, meetingIds: [randomUUID()] };
    expect((await refusal(client.exports.prepare(elsewhere))).code).toBe('not-found');
  });

  test('a marking is the highest of its parts, and the public gets nothing above the body’s limit', async () => {
    const meeting = await aStoredMeeting(client);
    const item = await aStoredItem(client, meeting.id, { title: 'Use of force' });
    await client.papers.create({ agendaItemId: item.id });
    const marking = { level: 'official-sensitive', descriptor: 'personal data' } as const;
    const place = { meetingId: meeting.id, agendaItemId: item.id };
    const official = { level: 'official', descriptor: 'dropped' } as const;
    await client.exports.setMarking({ meetingId: meeting.id, marking: official });
    expect(await client.exports.setMarking({ ...place, marking })).toEqual({
      meeting: { level: 'official', descriptor: null },
      papers: [{ agendaItemId: item.id, marking }],
    });
    const choice = { meetingIds: [meeting.id], kinds: ['agenda', 'papers'], standing: 'final' } as const;
    const internal = await client.exports.prepare({ ...choice, audience: 'internal' });
    expect(internal.files.map(({ name }) => name)).toEqual([
      expect.stringMatching(/ - agenda, internal, OFFICIAL\.docx$/),
      expect.stringMatching(/ - cover paper, internal, OFFICIAL-SENSITIVE\.docx$/),
    ]);
    const forAll = await client.exports.prepare({ ...choice, audience: 'public' });
    expect(forAll.files).toHaveLength(1);
    expect(forAll.refusals).toMatchObject([{ what: 'papers', code: 'public-above-limit' }]);
    const none = { level: 'none', descriptor: null } as const;
    await client.exports.setMarking({ ...place, marking: none });
    expect((await client.exports.markings({ meetingId: meeting.id })).papers).toEqual([]);
    const strange = { ...place, agendaItemId: randomUUID(), marking };
    expect((await refusal(client.exports.setMarking(strange))).code).toBe('not-found');
  });

  test('a finding is kept with its reason until it says something else, or is looked at again', async () => {
    const meeting = await aStoredMeeting(client);
    const item = await aStoredItem(client, meeting.id, { title: 'Use of force' });
    const choice = {
      meetingIds: [meeting.id],
      kinds: ['papers'],
      audience: 'public',
      standing: 'final',
    } as const;
    const findings = async () => (await client.exports.prepare(choice)).findings;
    const [found] = await findings();
    expect(found).toMatchObject({ code: 'paper-not-begun', agendaItemId: item.id, kept: null });
    const keep = { meetingId: meeting.id, finding: found?.key ?? '' };
    await client.exports.keepFinding({ ...keep, reason: 'The force brings it' });
    expect(await findings()).toMatchObject([{ key: keep.finding, kept: { reason: 'The force brings it' } }]);
    await client.exports.keepFinding({ ...keep, reason: null });
    expect(await findings()).toMatchObject([{ kept: null }]);
    await client.exports.keepFinding({ ...keep, reason: 'The force brings it' });
    await client.agenda.update({ ...item, title: 'Use of tasers' });
    expect(await findings()).toMatchObject([{ kept: null }]);
  });

  test('a text that is no meeting file brings nothing in', async () => {
    const before = await client.workspace.status();
    const { code, data } = await refusal(client.meetingFiles.import({ content: '{"format":"letter"}' }));
    expect(code).toBe('meeting-file-invalid');
    expect((data as { problems: unknown[] }).problems.length).toBeGreaterThan(0);
    expect(await client.workspace.status()).toEqual(before);
  });

  test('the sample comes in once', async () => {
    const { meetingId } = await client.workspace.loadSample();
    const agenda = await client.agenda.list({ meetingId });
    const numbered = agenda.filter(({ parentId }) => parentId === null);
    expect(numbered.length).toBeLessThan(agenda.length);
    expect((await client.meetings.list()).find(({ id }) => id === meetingId)).toMatchObject({
      agendaItemCount: numbered.length,
    });
    expect(await rule(client.workspace.loadSample())).toBe('meeting-exists-already');
  });
}

/** Words and their order; tabs, line ends and empty paragraphs are a matter of layout. */
function wordsOf(texts: readonly string[]): string {
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}
