import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { aBody, anAction } from '../../support/builders/body-pieces.ts';
import { notesSection, saveNotes } from '../../support/builders/a-notes-section.ts';
import { aStoredBody, aStoredItem, aStoredMeeting } from '../../support/builders/a-stored-meeting.ts';
import type { ProgramUnderTest } from '../program-under-test.ts';

/** What every operation of a kind has in common: conflicts, things that are not there, input that is refused. */
export function testRefusals({ client, refusal }: ProgramUnderTest): void {
  test('every command on an older revision is a conflict that names the current one', async () => {
    const meeting = await aStoredMeeting(client);
    const item = await aStoredItem(client, meeting.id);
    const paper = await client.papers.create({ agendaItemId: item.id });
    const section = await saveNotes(client, meeting.id, aBody(anAction('Do it')), item.id);
    const [action] = await client.actions.list({ meetingId: meeting.id });
    const body = await aStoredBody(client);
    const plan = await client.plans.create({
      name: `Plan for ${meeting.id}`,
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      entries: [],
    });
    const person = await client.people.create({
      name: `Someone of ${meeting.id}`,
      post: null,
      organisationId: null,
      shortForm: null,
      isCurrent: true,
    });
    const organisation = await client.people.createOrganisation({ name: meeting.id, shortName: null });
    const old = { revision: 99 };
    const commands: readonly (readonly [() => Promise<unknown>, number])[] = [
      [() => client.bodies.update({ ...body, ...old }), 1],
      [() => client.people.update({ ...person, ...old }), 1],
      [() => client.people.updateOrganisation({ ...organisation, ...old }), 1],
      [() => client.plans.update({ ...plan, ...old }), 1],
      [() => client.meetings.update({ ...meeting, ...old }), 1],
      [() => client.meetings.takeStep({ id: meeting.id, ...old, event: 'issue-agenda' }), 1],
      [() => client.meetings.remove({ id: meeting.id, ...old }), 1],
      [
        () =>
          client.meetings.signOff({
            id: meeting.id,
            ...old,
            acceptedOn: '2026-07-10',
            acceptedAtMeetingId: null,
          }),
        1,
      ],
      [() => client.versions.restore({ id: section.id, ...old, sequence: 1 }), section.revision],
      [() => client.agenda.update({ ...item, ...old }), 1],
      [() => client.agenda.move({ id: item.id, ...old, parentId: null, beforeId: null }), 1],
      [() => client.agenda.remove({ id: item.id, ...old, evenWithText: true }), 1],
      [() => client.papers.takeStep({ id: paper.id, ...old, event: 'clear' }), 1],
      [() => client.papers.setPlanEntries({ id: paper.id, ...old, planEntryIds: [] }), 1],
      [
        () => client.papers.copySection({ id: section.id, ...old, fromSectionId: section.id }),
        section.revision,
      ],
      [() => client.documents.saveSection({ id: section.id, ...old, body: aBody() }), section.revision],
      [
        () => client.documents.setSectionNumbered({ id: section.id, ...old, isNumbered: true }),
        section.revision,
      ],
      [() => client.actions.takeStep({ id: action?.id ?? '', ...old, event: 'start' }), 1],
      [() => client.actions.addUpdate({ id: action?.id ?? '', ...old, text: 'Late' }), 1],
    ];
    for (const [command, currentRevision] of commands) {
      expect(await refusal(command())).toEqual({ code: 'conflict', data: { currentRevision } });
    }
  });

  test('what is not there is named', async () => {
    const id = randomUUID();
    const section = await notesSection(client, (await aStoredMeeting(client)).id);
    const lookups: readonly (readonly [() => Promise<unknown>, string])[] = [
      [() => client.meetings.get({ id }), 'meeting'],
      [() => client.meetings.restore({ id }), 'meeting'],
      [() => client.agenda.list({ meetingId: id }), 'meeting'],
      [() => client.agenda.issues({ meetingId: id }), 'meeting'],
      [() => client.meetings.draftIssues({ id }), 'meeting'],
      [() => client.meetings.neighbours({ id }), 'meeting'],
      [() => client.agenda.restore({ id }), 'agenda-item'],
      [() => client.attendance.list({ meetingId: id }), 'meeting'],
      [() => client.papers.create({ agendaItemId: id }), 'agenda-item'],
      [() => client.papers.findings({ meetingId: id }), 'meeting'],
      [() => client.papers.takeStep({ id, revision: 1, event: 'clear' }), 'paper'],
      [() => client.papers.lastTime({ id }), 'paper'],
      [() => client.topics.promisedIn({ meetingId: id }), 'meeting'],
      [() => client.papers.prompts({ id }), 'paper'],
      [
        () =>
          client.attachments.addLink({
            documentId: id,
            name: 'x',
            href: 'https://a.uk',
            audience: 'public',
          }),
        'paper',
      ],
      [() => client.attachments.restore({ id }), 'attachment'],
      [() => client.attachments.read({ id }), 'attachment'],
      [() => client.papers.considerPrompt({ id, prompt: 'age', isConsidered: true }), 'paper'],
      [() => client.papers.similarSection({ sectionId: id }), 'section'],
      [() => client.papers.copySection({ id, revision: 1, fromSectionId: id }), 'section'],
      [() => client.documents.get({ id }), 'document'],
      [() => client.documents.saveSection({ id, revision: 1, body: aBody() }), 'section'],
      [() => client.versions.list({ sectionId: id }), 'section'],
      [() => client.versions.get({ sectionId: id, sequence: 1 }), 'section'],
      [() => client.versions.get({ sectionId: section.id, sequence: 999_999 }), 'version'],
      [() => client.versions.rename({ sectionId: section.id, sequence: 999_999, name: 'x' }), 'version'],
      [() => client.versions.restore({ id, revision: 1, sequence: 1 }), 'section'],
      [() => client.versions.restore({ ...section, sequence: 999_999 }), 'version'],
      [() => client.versions.setAside({ sectionId: id, body: aBody() }), 'section'],
      [
        () =>
          client.meetings.signOff({ id, revision: 1, acceptedOn: '2026-07-10', acceptedAtMeetingId: null }),
        'meeting',
      ],
      [() => client.actions.list({ meetingId: id }), 'meeting'],
      [() => client.actions.addUpdate({ id, revision: 1, text: 'x' }), 'action'],
      [() => client.exports.make({ meetingId: id, what: 'notes' }), 'meeting'],
      [() => aStoredMeeting(client, { bodyId: id }), 'body'],
      [() => aStoredMeeting(client, { planId: id }), 'plan'],
    ];
    for (const [lookup, what] of lookups) {
      expect(await refusal(lookup())).toEqual({ code: 'not-found', data: { what } });
    }
  });

  test.each([
    ['a title of 10,000 characters', { title: 'x'.repeat(10_000) }],
    ['an empty title', { title: '   ' }],
    ['a title with a control character', { title: 'Road\u0000safety' }],
    ['a title with half of a character', { title: 'Road \udc00' }],
    ['an address that is no web address', { reportHref: 'file:///etc/passwd' }],
    ['a path to another machine', { reportHref: '\\\\server\\share' }],
    ['minutes that are no number', { minutes: 'ten' as unknown as number }],
    ['a kind that does not exist', { kind: 'party' as 'report' }],
    ['an id that is none', { leadId: '1' }],
  ])('%s does not come in', async (_name, change) => {
    const meeting = await aStoredMeeting(client);
    const item = await aStoredItem(client, meeting.id);
    const { code, data } = await refusal(client.agenda.update({ ...item, ...change }));
    expect(code).toBe('BAD_REQUEST');
    expect(data).toMatchObject({ issues: [expect.objectContaining({ path: [Object.keys(change)[0]] })] });
    expect(await client.agenda.list({ meetingId: meeting.id })).toContainEqual(item);
  });

  test.each(['2026-02-30', '2025-02-29', '2026-13-01', '18 April 2026', '1899-12-31', ''])(
    'there is no meeting on “%s”',
    async (date) => {
      const { code, data } = await refusal(aStoredMeeting(client, { date }));
      expect(code).toBe('BAD_REQUEST');
      expect(data).toMatchObject({ issues: [{ path: ['date'], params: { code: 'no-such-date' } }] });
    },
  );
}
