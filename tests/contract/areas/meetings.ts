import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { aBody, aParagraph } from '../../support/builders/body-pieces.ts';
import { bodyOf, notesSection, saveNotes } from '../../support/builders/a-notes-section.ts';
import { aStoredBody, aStoredItem, aStoredMeeting, aTopic } from '../../support/builders/a-stored-meeting.ts';
import type { ProgramUnderTest } from '../program-under-test.ts';

/** Meetings, topics, agendas and attendance. */
export function testMeetings({ client, refusal, rule }: ProgramUnderTest): void {
  test('a meeting starts with the standing items and a section of notes for each', async () => {
    const body = await aStoredBody(client);
    const meeting = await aStoredMeeting(client, { bodyId: body.id });
    expect(meeting).toMatchObject({ revision: 1, bodyName: body.name, state: 'planning' });
    const agenda = await client.agenda.list({ meetingId: meeting.id });
    expect(agenda.map(({ title }) => title)).toEqual([
      'Welcome and apologies',
      'Notes of the previous meeting',
      'Next meeting',
    ]);
    const notes = await client.documents.get({ id: meeting.notesDocumentId });
    expect(notes).toMatchObject({ kind: 'notes', meetingId: meeting.id, state: null });
    expect(notes.sections.map(({ agendaItemId }) => agendaItemId)).toEqual(agenda.map(({ id }) => id));
    expect(await client.meetings.get({ id: meeting.id })).toEqual(meeting);
    expect(await client.meetings.list()).toContainEqual({
      ...meeting,
      agendaItemCount: 3,
      reportItemCount: 0,
      paperCount: 0,
      clearedPaperCount: 0,
      openActionCount: 0,
      draftIssue: null,
    });
  });

  test('a meeting changes, takes its steps, and is put aside and brought back', async () => {
    const meeting = await aStoredMeeting(client);
    const moved = await client.meetings.update({ ...meeting, date: '2026-05-02', place: null });
    expect(moved).toEqual({ ...meeting, revision: 2, date: '2026-05-02', place: null });
    const issued = await client.meetings.takeStep({ id: meeting.id, revision: 2, event: 'issue-agenda' });
    expect(issued.state).toBe('agenda-issued');
    expect(
      await refusal(client.meetings.takeStep({ id: meeting.id, revision: 3, event: 'issue-agenda' })),
    ).toEqual({
      code: 'rule-violated',
      data: { code: 'step-not-allowed', facts: { state: 'agenda-issued', event: 'issue-agenda' } },
    });
    expect(await rule(client.meetings.update({ ...issued, startTime: '16:00', endTime: '15:00' }))).toBe(
      'end-before-start',
    );
    expect(await rule(client.meetings.update({ ...issued, chairId: randomUUID() }))).toBe('person-unknown');
    await client.meetings.remove({ id: meeting.id, revision: 3 });
    expect((await client.meetings.list()).map(({ id }) => id)).not.toContain(meeting.id);
    expect(await refusal(client.meetings.get({ id: meeting.id }))).toEqual({
      code: 'not-found',
      data: { what: 'meeting' },
    });
    expect(await client.meetings.restore({ id: meeting.id })).toEqual({ ...issued, revision: 5 });
    expect(await client.meetings.restore({ id: meeting.id })).toMatchObject({ revision: 5 });
  });

  test('a new meeting is proposed from the pattern of its body, its last meeting and the forward plan', async () => {
    const chair = await client.people.create({
      name: 'Imran Dyer',
      post: null,
      organisationId: null,
      shortForm: null,
      isCurrent: true,
    });
    const plan = await client.plans.create({
      name: 'Calder Plan 2031',
      startsOn: '2031-01-01',
      endsOn: '2034-12-31',
      entries: [],
    });
    const datePattern = {
      week: 'second' as const,
      weekday: 'tuesday' as const,
      months: [1, 4, 7, 10],
      startTime: '10:00',
      endTime: '12:00',
      place: null,
    };
    const body = await aStoredBody(client, { datePattern });
    const bodyId = body.id;
    const last = await aStoredMeeting(client, { bodyId, date: '2031-01-14', chairId: chair.id });
    const roads = await client.topics.create(aTopic(bodyId, { wantedOn: '2031-04-08' }));
    const proposal = await client.meetings.propose({ bodyId, today: '2031-01-10' });
    expect(proposal).toEqual({
      date: '2031-04-08',
      startTime: '10:00',
      endTime: '12:00',
      place: last.place,
      chairId: chair.id,
      planId: plan.id,
      topics: [roads],
    });
    expect(await client.meetings.propose({ bodyId, today: '2031-01-10', date: '2030-12-02' })).toMatchObject({
      date: '2030-12-02',
      planId: null,
      topics: [],
    });
    await client.people.update({ ...chair, isCurrent: false });
    expect(await client.meetings.propose({ bodyId, today: '2031-01-10' })).toMatchObject({ chairId: null });

    const { date, topics, ...rest } = proposal;
    if (date === null) throw new Error('no date was proposed');
    const topicIds = topics.map(({ id }) => id);
    const meeting = await client.meetings.create({ bodyId, date, ...rest, topicIds });
    const agenda = await client.agenda.list({ meetingId: meeting.id });
    expect(agenda.map(({ title, topicId }) => [title, topicId])).toEqual([
      ['Welcome and apologies', null],
      ['Notes of the previous meeting', null],
      ['Road safety', roads.id],
      ['Next meeting', null],
    ]);
    expect(agenda[2]).toMatchObject({ kind: 'report', paper: null });
    expect(await client.topics.list({ bodyId })).toEqual([
      {
        ...roads,
        appearances: [{ agendaItemId: agenda[2]?.id, meetingId: meeting.id, date: '2031-04-08' }],
      },
    ]);
    expect(await client.meetings.propose({ bodyId, today: '2031-01-10' })).toMatchObject({
      date: '2031-07-08',
      topics: [],
    });
  });

  test('a body meets once on a day', async () => {
    const meeting = await aStoredMeeting(client);
    const { bodyId, date } = meeting;
    expect(await refusal(aStoredMeeting(client, { bodyId }))).toEqual({
      code: 'rule-violated',
      data: { code: 'body-meets-that-day', facts: { date } },
    });
    const other = await aStoredMeeting(client, { bodyId, date: '2026-05-19' });
    expect(await rule(client.meetings.update({ ...other, date }))).toBe('body-meets-that-day');
    await client.meetings.remove({ id: meeting.id, revision: 1 });
    await client.meetings.update({ ...other, date });
    expect(await rule(client.meetings.restore({ id: meeting.id }))).toBe('body-meets-that-day');
    expect(await aStoredMeeting(client)).toMatchObject({ date });
  });

  test('topics are planned, promised, moved with their meeting, put on its agenda, removed and brought back', async () => {
    const { id: bodyId } = await aStoredBody(client);
    const promisedAt = await aStoredMeeting(client, { bodyId, date: '2026-01-13' });
    const meeting = await aStoredMeeting(client, { bodyId, date: '2026-04-14' });
    const made = await client.topics.create(
      aTopic(bodyId, {
        title: ' Hate crime ',
        kind: 'exception-report',
        promisedAtMeetingId: promisedAt.id,
        promise: 'The Chief Constable will come back with figures.',
      }),
    );
    expect(made).toMatchObject({ revision: 1, title: 'Hate crime', wantedOn: null, appearances: [] });
    const planned = await client.topics.update({ ...made, wantedOn: '2026-04-14' });
    expect(await client.topics.list({ bodyId })).toEqual([planned]);
    expect(await client.topics.list({ bodyId: null })).toContainEqual(planned);
    expect(await client.topics.promisedIn({ meetingId: promisedAt.id })).toEqual([]);
    await client.meetings.update({ ...meeting, date: '2026-04-21' });
    const [moved] = await client.topics.list({ bodyId });
    expect(moved).toEqual({ ...planned, revision: 3, wantedOn: '2026-04-21' });

    const request = { id: made.id, revision: 3, meetingId: promisedAt.id };
    const item = await client.topics.putOnAgenda(request);
    expect(item).toMatchObject({ kind: 'exception-report', title: 'Hate crime', topicId: made.id });
    const agenda = await client.agenda.list({ meetingId: promisedAt.id });
    expect(agenda.map(({ title }) => title).slice(-2)).toEqual(['Hate crime', 'Next meeting']);
    expect(await rule(client.topics.putOnAgenda({ ...request, revision: 4 }))).toBe('topic-is-on-agenda');
    const [taken] = await client.topics.list({ bodyId });
    expect(taken).toMatchObject({
      wantedOn: '2026-01-13',
      appearances: [{ agendaItemId: item.id, meetingId: promisedAt.id, date: '2026-01-13' }],
    });
    await client.agenda.remove({ id: item.id, revision: 1, evenWithText: false });
    expect(await client.topics.list({ bodyId })).toMatchObject([{ appearances: [] }]);

    await client.topics.remove({ id: made.id, revision: 4 });
    expect(await client.topics.list({ bodyId })).toEqual([]);
    expect(await refusal(client.topics.update({ ...made, revision: 5 }))).toEqual({
      code: 'not-found',
      data: { what: 'topic' },
    });
    const back = await client.topics.restore({ id: made.id });
    expect(await client.topics.restore({ id: made.id })).toEqual(back);
    expect(await refusal(client.topics.update({ ...back, revision: 1 }))).toMatchObject({
      code: 'conflict',
    });
    expect(await rule(client.topics.update({ ...back, leadId: randomUUID() }))).toBe('person-unknown');
    for (const field of ['bodyId', 'organisationId', 'promisedAtMeetingId'] as const) {
      const { code } = await refusal(client.topics.update({ ...back, [field]: randomUUID() }));
      expect(code).toBe('not-found');
    }
    const { code } = await refusal(client.topics.update({ ...back, wantedOn: '2026-02-30' }));
    expect(code).toBe('BAD_REQUEST');
    const elsewhere = await aStoredMeeting(client);
    const { id, revision } = back;
    expect(await refusal(client.topics.putOnAgenda({ id, revision, meetingId: elsewhere.id }))).toEqual({
      code: 'not-found',
      data: { what: 'meeting' },
    });
    expect(await refusal(aStoredMeeting(client, { date: '2026-06-02', topicIds: [id] }))).toEqual({
      code: 'not-found',
      data: { what: 'topic' },
    });
  });

  test('a meeting with words is not put aside', async () => {
    const meeting = await aStoredMeeting(client);
    await saveNotes(client, meeting.id, aBody(aParagraph('Three short words')));
    expect(await refusal(client.meetings.remove({ id: meeting.id, revision: 1 }))).toEqual({
      code: 'rule-violated',
      data: { code: 'meeting-has-text', facts: { words: 3 } },
    });
  });

  test('agenda items are added, changed, moved, removed and brought back where they were', async () => {
    const meeting = await aStoredMeeting(client);
    const titles = async (): Promise<string[]> =>
      (await client.agenda.list({ meetingId: meeting.id })).map(({ title }) => title);
    const [welcome, previous] = await client.agenda.list({ meetingId: meeting.id });
    if (!welcome || !previous) throw new Error('no standing items');
    const roads = await aStoredItem(client, meeting.id, { beforeId: previous.id });
    const survey = await aStoredItem(client, meeting.id, {
      title: 'Survey',
      kind: 'other',
      parentId: roads.id,
    });
    expect(await titles()).toEqual([
      'Welcome and apologies',
      'Road safety',
      'Survey',
      'Notes of the previous meeting',
      'Next meeting',
    ]);
    expect(await client.agenda.update({ ...roads, title: 'Safer roads', minutes: 20 })).toEqual({
      ...roads,
      revision: 2,
      title: 'Safer roads',
      minutes: 20,
    });
    expect(await rule(client.agenda.update({ ...roads, revision: 2, leadId: randomUUID() }))).toBe(
      'person-unknown',
    );
    const last = await client.agenda.move({ id: roads.id, revision: 2, parentId: null, beforeId: null });
    expect(last.revision).toBe(3);
    expect(await titles()).toEqual([
      'Welcome and apologies',
      'Notes of the previous meeting',
      'Next meeting',
      'Safer roads',
      'Survey',
    ]);
    const under = { parentId: welcome.id, beforeId: null };
    expect(await rule(client.agenda.move({ id: roads.id, revision: 3, ...under }))).toBe(
      'sub-item-has-sub-items',
    );
    expect(await rule(client.agenda.move({ ...welcome, ...under }))).toBe('move-under-itself');
    expect(await rule(aStoredItem(client, meeting.id, { parentId: survey.id }))).toBe(
      'sub-item-under-sub-item',
    );
    expect(await rule(aStoredItem(client, meeting.id, { beforeId: randomUUID() }))).toBe(
      'agenda-item-not-found',
    );
    expect(await refusal(aStoredItem(client, meeting.id, { id: survey.id }))).toEqual({
      code: 'conflict',
      data: { currentRevision: 1 },
    });

    await saveNotes(client, meeting.id, aBody(aParagraph('Two words')), survey.id);
    expect(await rule(client.agenda.remove({ id: roads.id, revision: 3, evenWithText: false }))).toBe(
      'agenda-item-has-text',
    );
    await client.agenda.remove({ id: roads.id, revision: 3, evenWithText: true });
    expect(await titles()).toHaveLength(3);
    expect(await rule(client.agenda.restore({ id: survey.id }))).toBe('agenda-item-is-removed');
    expect(await rule(client.agenda.update({ ...survey, title: 'Gone' }))).toBe('agenda-item-is-removed');
    expect(await client.agenda.restore({ id: roads.id })).toMatchObject({
      revision: 5,
      title: 'Safer roads',
    });
    expect((await titles()).slice(-2)).toEqual(['Safer roads', 'Survey']);
    const kept = await notesSection(client, meeting.id, survey.id);
    expect(bodyOf(kept)).toMatchObject(aBody(aParagraph('Two words')));
  });

  test('attendance is set, changed and taken back, in the order in which people came', async () => {
    const meeting = await aStoredMeeting(client);
    const [one, two] = await Promise.all(
      ['Ada Okoro', 'Peter Moss'].map((name) =>
        client.people.create({ name, post: null, organisationId: null, shortForm: null, isCurrent: true }),
      ),
    );
    if (!one || !two) throw new Error('nobody');
    await client.attendance.set({ meetingId: meeting.id, personId: one.id, kind: 'present' });
    await client.attendance.set({ meetingId: meeting.id, personId: two.id, kind: 'present' });
    const changed = await client.attendance.set({
      meetingId: meeting.id,
      personId: one.id,
      kind: 'apologies',
    });
    expect(changed.map(({ personId, kind }) => [personId, kind])).toEqual([
      [one.id, 'apologies'],
      [two.id, 'present'],
    ]);
    const late = { deputisingForId: two.id, joinedAt: '14:50', leftAt: '15:40', isOnline: true };
    const present = { meetingId: meeting.id, personId: one.id, kind: 'present' as const };
    const [there] = await client.attendance.set({ ...present, ...late });
    expect(there).toMatchObject({ personId: one.id, kind: 'present', ...late });
    const [moved] = await client.attendance.set({ ...present, kind: 'in-attendance', isOnline: false });
    expect(moved).toMatchObject({ ...late, kind: 'in-attendance', isOnline: false });
    expect(await rule(client.attendance.set({ ...present, leftAt: '14:50' }))).toBe('left-before-joined');
    expect(await rule(client.attendance.set({ ...present, deputisingForId: one.id }))).toBe(
      'deputises-for-self',
    );
    expect(await rule(client.attendance.set({ ...present, deputisingForId: randomUUID() }))).toBe(
      'person-unknown',
    );
    expect((await refusal(client.attendance.set({ ...present, joinedAt: '25:00' }))).code).toBe(
      'BAD_REQUEST',
    );
    const inFront = await client.attendance.set({
      meetingId: meeting.id,
      personId: two.id,
      kind: 'present',
      beforeId: one.id,
    });
    expect(inFront.map(({ personId }) => personId)).toEqual([two.id, one.id]);
    await client.attendance.set({ ...present, kind: 'apologies', beforeId: two.id });
    const [back] = await client.attendance.set(present);
    expect(back).toMatchObject({ joinedAt: null, leftAt: null, deputisingForId: null, isOnline: false });
    await client.attendance.set({ meetingId: meeting.id, personId: one.id, kind: null });
    expect(await client.attendance.list({ meetingId: meeting.id })).toMatchObject([{ personId: two.id }]);
    expect(
      await rule(client.attendance.set({ meetingId: meeting.id, personId: randomUUID(), kind: 'present' })),
    ).toBe('person-unknown');
  });
}
