import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { aBody, anAction, aParagraph } from '../../support/builders/body-pieces.ts';
import { meetingEvents } from '../../../shared/domain/meeting.ts';
import { saveNotes } from '../../support/builders/a-notes-section.ts';
import { aStoredItem, aStoredMeeting } from '../../support/builders/a-stored-meeting.ts';
import type { ProgramUnderTest } from '../program-under-test.ts';

/** Notes from the meeting to their sign-off, and the agenda that went out. */
export function testNotes({ client, refusal, rule }: ProgramUnderTest): void {
  test('the time of items is counted one at a time, and what became of them is kept', async () => {
    const meeting = await aStoredMeeting(client);
    const meetingId = meeting.id;
    const [one, two] = await client.agenda.list({ meetingId });
    if (!one || !two) throw new Error('no items');
    expect(one.outcome).toBeNull();
    expect(await client.agenda.times({ meetingId })).toEqual({ items: [], countingId: null });
    const started = await client.agenda.countTime({ meetingId, agendaItemId: one.id });
    expect(started).toEqual({ items: [{ agendaItemId: one.id, seconds: 0 }], countingId: one.id });
    await client.agenda.countTime({ meetingId, agendaItemId: one.id });
    const other = await client.agenda.countTime({ meetingId, agendaItemId: two.id });
    expect(other.countingId).toBe(two.id);
    const secondsOf = ({ items }: typeof other, id: string) =>
      items.find(({ agendaItemId }) => agendaItemId === id)?.seconds ?? 0;
    const first = secondsOf(other, one.id);
    const stopped = await client.agenda.countTime({ meetingId, agendaItemId: null });
    expect(stopped.countingId).toBeNull();
    expect(secondsOf(stopped, one.id)).toBe(first);
    expect(await client.agenda.times({ meetingId })).toEqual(stopped);

    const done = await client.agenda.setOutcome({ id: one.id, outcome: 'done' });
    expect(done).toEqual({ ...one, outcome: 'done' });
    expect(await client.agenda.setOutcome({ id: one.id, outcome: 'done' })).toEqual(done);
    const renamed = await client.agenda.update({ ...done, title: 'Opening' });
    expect(renamed).toMatchObject({ title: 'Opening', outcome: 'done', revision: 2 });
    expect(await client.agenda.setOutcome({ id: one.id, outcome: 'not-discussed' })).toMatchObject({
      outcome: 'not-discussed',
      revision: 2,
    });
    expect(secondsOf(await client.agenda.times({ meetingId }), one.id)).toBe(first);
    expect(await client.agenda.setOutcome({ id: one.id, outcome: null })).toMatchObject({ outcome: null });

    const elsewhere = await aStoredMeeting(client);
    expect(await refusal(client.agenda.countTime({ meetingId: elsewhere.id, agendaItemId: one.id }))).toEqual(
      { code: 'not-found', data: { what: 'agenda-item' } },
    );
  });

  test('owners are reminded of what is open, and only they', async () => {
    const meeting = await aStoredMeeting(client);
    const owner = {
      kind: 'organisation',
      id: (await client.people.createOrganisation({ name: `Force of ${meeting.id}`, shortName: null })).id,
    } as const;
    const asked = { owner, today: '2026-05-01' };
    expect(await rule(client.actions.chasingMails(asked))).toBe('no-open-actions');
    await saveNotes(client, meeting.id, aBody(anAction('Do it', { owners: [owner] })));
    const [mail, ...others] = await client.actions.chasingMails(asked);
    expect([mail?.count, others]).toEqual([1, []]);
    expect(mail?.text).toContain('Do it');
    const { files } = await client.exports.chasingList(asked);
    expect(files).toHaveLength(1);
  });

  test('draft notes go out for correction, to somebody, by a day that is to come', async () => {
    const { id, revision } = await aStoredMeeting(client);
    const answersBy = '2023-07-20';
    const wish = { id, revision, recipients: ['CC Moss'], answersBy, today: answersBy };
    expect(await rule(client.meetings.issueDraft(wish))).toBe('notes-not-in-draft');
    let last = revision;
    for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
      ({ revision: last } = await client.meetings.takeStep({ id, revision: last, event }));
    }
    expect((await refusal(client.meetings.issueDraft(wish))).code).toBe('conflict');
    const draft = { ...wish, revision: last };
    expect(await rule(client.meetings.issueDraft({ ...draft, recipients: [] }))).toBe('recipients-missing');
    // The day that counts is the person's own.
    expect(await rule(client.meetings.issueDraft({ ...draft, today: '2023-07-21' }))).toBe(
      'answers-before-issue',
    );
    const haveGoneOut = async () =>
      (await client.documents.ofBody({ id: (await client.meetings.get({ id })).notesDocumentId }))
        .filter(({ meetingId }) => meetingId === id)
        .map(({ hasGoneOut }) => hasGoneOut);
    expect(await haveGoneOut()).toEqual([false]);
    const issued = await client.meetings.issueDraft(draft);
    expect(await client.meetings.draftIssues({ id })).toEqual([issued]);
    expect(await haveGoneOut()).toEqual([true]);
  });

  test('an agenda that goes out is kept with its numbers, and is opened again with a reason', async () => {
    const { id } = await aStoredMeeting(client);
    const first = await aStoredItem(client, id);
    expect(await client.agenda.issues({ meetingId: id })).toEqual({
      issues: [],
      since: null,
      withdrawn: [],
    });
    const issued = await client.meetings.takeStep({ id, revision: 1, event: 'issue-agenda' });
    const late = await aStoredItem(client, id, { title: 'Late', beforeId: first.id });
    expect(late.issued).toEqual({ mark: '5', isLate: true });
    const frozen = await client.agenda.list({ meetingId: id });
    expect(frozen.find((item) => item.id === first.id)?.issued).toEqual({ mark: '4', isLate: false });
    expect(
      await rule(client.agenda.move({ id: first.id, revision: 1, parentId: late.id, beforeId: null })),
    ).toBe('issued-item-keeps-level');
    const reopening = { id, revision: issued.revision, event: 'reopen-agenda' } as const;
    expect(await rule(client.meetings.takeStep({ ...reopening, reason: ' ' }))).toBe('reason-missing');
    await client.agenda.remove({ id: late.id, revision: late.revision, evenWithText: false });
    const { issues, since, withdrawn } = await client.agenda.issues({ meetingId: id });
    expect(issues).toMatchObject([
      {
        what: 'issued',
        version: 1,
        changes: null,
        agenda: { body: issued.bodyName },
      },
    ]);
    expect([since, withdrawn]).toEqual([
      [],
      [{ id: late.id, parentId: null, mark: '5', label: '5', title: 'Late' }],
    ]);
    await client.meetings.takeStep({ ...reopening, reason: 'A late report' });
    expect(await client.agenda.issues({ meetingId: id })).toMatchObject({
      issues: [{ what: 'reopened', reason: 'A late report' }, { what: 'issued' }],
      since: null,
      withdrawn: [],
    });
  });

  test('a meeting knows the one before and the next of its body, and follows their dates', async () => {
    const april = await aStoredMeeting(client, { date: '2026-04-18', place: null });
    const { bodyId } = april;
    const july = await aStoredMeeting(client, {
      bodyId,
      date: '2026-07-10',
      startTime: null,
      endTime: null,
    });
    expect(await client.meetings.neighbours({ id: april.id })).toEqual({
      previous: null,
      next: { date: '2026-07-10', startTime: null, endTime: null, place: 'Town Hall, Calder' },
    });
    expect(await client.meetings.neighbours({ id: july.id })).toEqual({
      previous: { date: '2026-04-18', startTime: '14:30', endTime: '16:00', place: null },
      next: null,
    });
    const later = await client.meetings.update({ ...july, date: '2026-07-17' });
    expect((await client.meetings.neighbours({ id: april.id })).next?.date).toBe('2026-07-17');
    await client.meetings.remove({ id: later.id, revision: later.revision });
    expect((await client.meetings.neighbours({ id: april.id })).next).toBeNull();
    expect(await refusal(client.meetings.neighbours({ id: later.id }))).toMatchObject({
      code: 'not-found',
    });
  });

  test('draft notes are signed off, and their record changes no more', async () => {
    const meeting = await aStoredMeeting(client);
    const section = await saveNotes(client, meeting.id, aBody(aParagraph('Said'), anAction('Send it')));
    const [action] = await client.actions.list({ meetingId: meeting.id });
    const early = { id: meeting.id, revision: 1, acceptedOn: '2026-07-10', acceptedAtMeetingId: null };
    expect(await refusal(client.meetings.signOff(early))).toEqual({
      code: 'rule-violated',
      data: { code: 'step-not-allowed', facts: { state: 'planning', event: 'sign-off' } },
    });
    let revision = 1;
    for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
      ({ revision } = await client.meetings.takeStep({ id: meeting.id, revision, event }));
    }
    const next = await aStoredMeeting(client, { bodyId: meeting.bodyId, date: '2026-07-10' });
    const accepted = { id: meeting.id, revision, acceptedOn: '2026-07-10', acceptedAtMeetingId: next.id };
    const tooEarly = { ...accepted, acceptedOn: '2026-04-17' };
    expect(await rule(client.meetings.signOff(tooEarly))).toBe('accepted-too-early');
    const byItself = { ...accepted, acceptedAtMeetingId: meeting.id };
    expect(await rule(client.meetings.signOff(byItself))).toBe('accepted-too-early');
    expect(await client.meetings.sealedRecord({ id: meeting.id })).toBeNull();
    const { notesDigest, openEnds, changed } = await client.meetings.prepareSignOff({ id: meeting.id });
    expect(openEnds.map(({ code }) => code)).toEqual(['action-without-owner', 'action-without-date']);
    expect(changed).toEqual([]);
    const listed = { ...accepted, corrections: [{ sectionId: section.id, text: 'A figure' }] };
    expect(await rule(client.meetings.signOff(listed))).toBe('correction-not-made');
    const agreed = await client.meetings.signOff({ ...accepted, notesDigest });
    expect(agreed).toEqual({ ...meeting, revision: revision + 1, state: 'agreed' });
    expect(await client.meetings.sealedRecord({ id: meeting.id })).toMatchObject({
      isIntact: true,
      acceptedOn: '2026-07-10',
      acceptedAt: { id: next.id, date: '2026-07-10' },
      corrections: [],
    });
    const accepting = await client.meetings.get({ id: next.id });
    await client.meetings.update({ ...accepting, date: '2026-08-01' });
    expect((await client.meetings.neighbours({ id: meeting.id })).next?.date).toBe('2026-07-10');

    const { id } = section;
    const [version] = await client.versions.list({ sectionId: id });
    const [item] = await client.agenda.list({ meetingId: meeting.id });
    if (!version || !item || !action) throw new Error('nothing there');
    expect(version.keptFor).toBe('issued');
    const person = { kind: 'present', personId: randomUUID() } as const;
    const writes = [
      () => client.documents.saveSection({ id, revision: section.revision, body: aBody() }),
      () => client.documents.setSectionNumbered({ id, revision: section.revision, isNumbered: true }),
      () => client.documents.restrictSection({ id, revision: section.revision, reason: 'FOI Act s40' }),
      () =>
        client.documents.replaceWords({
          sections: [{ id, revision: section.revision }],
          search: { words: 'a', matchCase: false, wholeWords: false },
          replacement: 'b',
        }),
      () => client.versions.restore({ id, revision: section.revision, sequence: version.sequence }),
      () => client.agenda.update({ ...item, title: 'Another' }),
      () => client.agenda.move({ ...item, beforeId: null }),
      () => client.agenda.remove({ ...item, evenWithText: true }),
      () => aStoredItem(client, meeting.id),
      () => client.attendance.set({ meetingId: meeting.id, ...person }),
      () => client.agenda.setOutcome({ id: item.id, outcome: 'done' }),
      () => client.agenda.countTime({ meetingId: meeting.id, agendaItemId: item.id }),
      () => client.meetings.update({ ...agreed, place: 'Elsewhere' }),
      () => client.meetings.remove({ id: meeting.id, revision: agreed.revision }),
      () =>
        client.actions.addUpdate({
          id: action.id,
          revision: 1,
          text: 'Heard',
          reportedAtMeetingId: meeting.id,
        }),
    ];
    for (const write of writes) expect(await rule(write())).toBe('notes-are-agreed');
    expect(await rule(client.meetings.signOff({ ...accepted, revision: agreed.revision }))).toBe(
      'step-not-allowed',
    );
    for (const event of meetingEvents) {
      const stepped = { id: meeting.id, revision: agreed.revision, event, reason: 'Because' };
      expect(await rule(client.meetings.takeStep(stepped))).toBe('step-not-allowed');
    }
    const started = await client.actions.takeStep({ ...action, event: 'start' });
    expect(started.status).toBe('in-progress');
    const { sequence } = (await client.meetings.sealedRecord({ id: meeting.id })) ?? { sequence: 0 };
    const correction = {
      id: meeting.id,
      sequence,
      sectionId: id,
      from: 'Said',
      to: 'Said twice',
      reason: 'It was',
      decidedOn: '2026-07-10',
      decidedAtMeetingId: next.id,
    };
    const corrected = await client.meetings.correctRecord(correction);
    expect(corrected).toMatchObject({ isCorrected: true, isIntact: true });
    expect(await refusal(client.meetings.correctRecord(correction))).toEqual({
      code: 'conflict',
      data: { currentRevision: corrected.sequence },
    });
    const why = {
      ...{ id: meeting.id, sequence: corrected.sequence },
      ...{ reason: 'It was', decidedOn: '2026-07-10', decidedAtMeetingId: next.id },
    };
    const absent = {
      ...{ ...why, personId: randomUUID(), kind: 'apologies' as const },
      ...{ deputisingForId: null, joinedAt: null, leftAt: null, isOnline: false },
    };
    expect(await rule(client.meetings.correctAttendance(absent))).toBe('person-unknown');
    const sameAgain = { ...why, actionId: action.id, owners: [], due: null };
    expect(await rule(client.meetings.correctAction(sameAgain))).toBe('action-as-it-was');
    expect(await client.meetings.sealedTexts({ id: meeting.id })).toMatchObject([
      { sequence: corrected.sequence, attendance: [] },
      { sequence },
    ]);
    const late = { sectionId: id, body: aBody(aParagraph('Typed too late')) };
    expect((await client.versions.setAside(late)).sequence).toBeGreaterThan(version.sequence);
  });
}
