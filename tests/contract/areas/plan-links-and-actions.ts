import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { everyAction } from '../../../shared/domain/action-filter.ts';
import { aBody, anAction } from '../../support/builders/body-pieces.ts';
import { notesSection, saveNotes } from '../../support/builders/a-notes-section.ts';
import { aStoredItem, aStoredMeeting } from '../../support/builders/a-stored-meeting.ts';
import { readDocx } from '../../support/docx-reader.ts';
import type { ProgramUnderTest } from '../program-under-test.ts';

/** What stands in papers and notes and leads elsewhere: links to plans, comments, actions. */
export function testPlanLinksAndActions({ client, refusal, rule }: ProgramUnderTest): void {
  test('plans come with the program, and any of them can be added', async () => {
    const [builtIn, ...others] = await client.plans.listBuiltIn();
    if (!builtIn) throw new Error('no plan');
    expect([builtIn, ...others].every(({ entries }) => entries.length > 0)).toBe(true);
    const added = await client.plans.create(builtIn);
    expect(added).toMatchObject({ ...builtIn, revision: 1 });
    expect(await rule(client.plans.create(builtIn))).toBe('name-taken');
    const checked = await client.plans.update({ ...added, needsChecking: false });
    expect(checked).toEqual({ ...added, revision: 2, needsChecking: false });
    const next = { ...builtIn, startsOn: '2028-04-01', endsOn: '2032-03-31' };
    expect(await client.plans.create(next)).toMatchObject({ name: builtIn.name });
    expect(await rule(client.plans.create({ ...next, name: 'Late', endsOn: '2027-01-01' }))).toBe(
      'end-before-start',
    );
  });

  test('links that were left behind by another plan are found, and go with the next tick', async () => {
    const plans = [];
    for (const [name, startsOn, endsOn] of [
      ['Earlier plan', '2020-01-01', '2024-12-31'],
      ['Later plan', '2025-01-01', '2028-12-31'],
    ] as const) {
      const entries = [{ kind: 'pledge' as const, title: `Pledge of the ${name}`, href: null }];
      plans.push(await client.plans.create({ name, startsOn, endsOn, entries }));
    }
    const [earlier, later] = plans;
    if (!earlier || !later) throw new Error('no plans');
    const meeting = await aStoredMeeting(client, { planId: earlier.id });
    const { id: agendaItemId } = await aStoredItem(client, meeting.id);
    const paper = await client.papers.create({ agendaItemId });
    const ids = (plan: typeof later) => plan.entries.map(({ id }) => id);
    await client.papers.setPlanEntries({ id: paper.id, revision: 1, planEntryIds: ids(earlier) });
    const found = async () =>
      (await client.papers.findings({ meetingId: meeting.id })).flatMap(({ documentId, findings }) => {
        expect(documentId).toBe(paper.id);
        return findings.map(({ code }) => code);
      });
    // Nothing is written in it, and nobody has said whose report it is.
    const unwritten = ['sections-without-text', 'field-not-filled'];
    expect(await found()).toEqual(['plan-not-in-force', ...unwritten]);
    const moved = await client.meetings.update({ ...meeting, planId: later.id });
    expect(await found()).toEqual(['links-to-another-plan', ...unwritten]);
    expect((await client.documents.get({ id: paper.id })).planEntryIds).toEqual([]);
    await client.papers.setPlanEntries({ id: paper.id, revision: 2, planEntryIds: ids(later) });
    expect(await found()).toEqual(unwritten);
    await client.meetings.update({ ...moved, planId: earlier.id });
    expect(await found()).toEqual(['plan-not-in-force', 'links-to-another-plan', ...unwritten]);
  });

  test('comments stand beside a paper, are answered and resolved, and are in no file', async () => {
    const meeting = await aStoredMeeting(client);
    const { id: agendaItemId } = await aStoredItem(client, meeting.id);
    const paper = await client.papers.create({ agendaItemId });
    const [section] = paper.sections;
    if (!section) throw new Error('no sections');
    const place = { sectionId: section.id, blockId: randomUUID(), quote: 'The attached report' };
    const said = await client.comments.add({ ...place, text: ' Is this the newest zebra count? ' });
    expect(said).toMatchObject({
      ...place,
      revision: 1,
      text: 'Is this the newest zebra count?',
      replies: [],
    });
    const answered = await client.comments.reply({ id: said.id, revision: 1, text: 'Yes, of zebra May' });
    expect(answered.replies).toMatchObject([{ text: 'Yes, of zebra May', author: said.author }]);
    const old = { id: said.id, revision: 1 };
    expect((await refusal(client.comments.reply({ ...old, text: 'Late' }))).code).toBe('conflict');
    expect((await refusal(client.comments.setResolved({ ...old, isResolved: true }))).code).toBe('conflict');
    const resolved = await client.comments.setResolved({ id: said.id, revision: 2, isResolved: true });
    expect(resolved).toMatchObject({ revision: 3, resolvedBy: said.author });
    const open = await client.comments.setResolved({ id: said.id, revision: 3, isResolved: false });
    expect(await client.comments.list({ documentId: paper.id })).toEqual([open]);
    expect(open.resolvedAt).toBeNull();

    for (const text of ['', '  ', 'x'.repeat(2001)]) {
      expect((await refusal(client.comments.add({ ...place, text }))).code).toBe('BAD_REQUEST');
    }
    const notes = await notesSection(client, meeting.id);
    for (const sectionId of [notes.id, randomUUID()]) {
      expect((await refusal(client.comments.add({ ...place, sectionId, text: 'x' }))).code).toBe('not-found');
    }
    for (const what of ['agenda', 'papers', 'notes', 'meeting'] as const) {
      const { files } = await client.exports.make({ meetingId: meeting.id, what });
      for (const { name, content } of files) {
        const bytes = Buffer.from(content, 'base64');
        const words = name.endsWith('.docx') ? readDocx(bytes).texts.join(' ') : bytes.toString('utf8');
        expect(words.length).toBeGreaterThan(0);
        expect(words, name).not.toContain('zebra');
      }
    }
  });

  test('an action block stands in the register with its letter, and is worked on there', async () => {
    const meeting = await aStoredMeeting(client);
    const id = randomUUID();
    const body = aBody(anAction('Send the figures', { id, due: '2026-06-01' }));
    await saveNotes(client, meeting.id, body);
    const [action] = await client.actions.list({ meetingId: meeting.id });
    expect(action).toMatchObject({
      id,
      revision: 1,
      label: '1 a)',
      text: 'Send the figures',
      status: 'open',
    });
    const started = await client.actions.takeStep({ id, revision: 1, event: 'start' });
    expect(started).toMatchObject({ revision: 2, status: 'in-progress' });
    const updated = await client.actions.addUpdate({ id, revision: 2, text: 'Asked for them' });
    expect(updated.updates).toMatchObject([{ event: 'start' }, { text: 'Asked for them' }]);
    expect(await rule(client.actions.takeStep({ id, revision: 3, event: 'start' }))).toBe('step-not-allowed');
    expect(await rule(client.actions.takeStep({ id, revision: 3, event: 'complete' }))).toBe(
      'closing-words-missing',
    );
    expect(await rule(client.actions.takeStep({ id, revision: 3, event: 'supersede' }))).toBe(
      'reason-missing',
    );
    const bySelf = { id, revision: 3, event: 'supersede', text: 'Not needed', supersededById: id } as const;
    expect(await rule(client.actions.takeStep(bySelf))).toBe('superseded-by-itself');
    const took = await client.actions.takeBack({
      id,
      revision: 3,
      reportId: updated.updates.at(-1)?.id ?? '',
    });
    expect(took).toMatchObject({ revision: 4, updates: [{ event: 'start' }] });
    const again = { id, revision: 4, text: 'Asked for them', isInternal: true };
    expect((await client.actions.addUpdate(again)).updates.at(-1)).toMatchObject({ isInternal: true });
    const today = '2026-05-01';
    const none = { ...everyAction, meetingId: randomUUID() };
    expect(await rule(client.exports.actionRegister({ filter: none, today }))).toBe('nothing-to-export');
    const filter = { ...everyAction, meetingId: meeting.id };
    expect((await client.exports.actionRegister({ filter, today })).files).toHaveLength(1);
    const next = await aStoredMeeting(client, { bodyId: meeting.bodyId, date: '2026-07-10' });
    const [sameAgain] = await client.agenda.list({ meetingId: next.id });
    const onTopic = { agendaItemId: sameAgain?.id ?? '' };
    expect(await client.actions.openOnTopic(onTopic)).toMatchObject([
      { id, updates: [{ event: 'start' }, { text: 'Asked for them' }] },
    ]);
    expect(await client.topics.lastTime(onTopic)).toMatchObject({
      notes: [{ meetingId: meeting.id, label: '1', content: { state: 'sound', body } }],
      before: [],
    });
    const unknown = { agendaItemId: randomUUID() };
    expect((await refusal(client.topics.lastTime(unknown))).code).toBe('not-found');
    expect((await refusal(client.actions.openOnTopic(unknown))).code).toBe('not-found');
    const closing = { text: 'The letter', href: 'https://example.org/letter' };
    await client.actions.takeStep({
      id,
      revision: 5,
      event: 'complete',
      ...closing,
      reportedAtMeetingId: next.id,
    });
    expect(await client.actions.arising({ meetingId: next.id })).toMatchObject([
      { action: { id }, status: 'complete', isReportedHere: true, reports: [{}, {}, closing] },
    ]);
    expect(await client.actions.openOnTopic(onTopic)).toEqual([]);
    const all = await client.actions.list({ meetingId: null });
    expect(all.at(-1)).toMatchObject({ id, status: 'complete' });
  });
}
