import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Section, SectionedDocument } from '../../../shared/contract/entities/documents.ts';
import { plainTextOf } from '../../../shared/document/plain-text.ts';
import { reasonInWords } from '../../../shared/domain/restrictions.ts';
import { aBody, aParagraph, linked } from '../../support/builders/body-pieces.ts';
import { bodyOf, notesSection, saveNotes } from '../../support/builders/a-notes-section.ts';
import { aStoredBody, aStoredItem, aStoredMeeting } from '../../support/builders/a-stored-meeting.ts';
import type { ProgramUnderTest } from '../program-under-test.ts';

/** Cover papers: their steps, words, sections and versions. */
export function testPapers({ client, carried, refusal, rule }: ProgramUnderTest): void {
  test('a cover paper takes the template of its body, and its steps in order', async () => {
    const meeting = await aStoredMeeting(client);
    const { id: agendaItemId } = await aStoredItem(client, meeting.id);
    const paper = await client.papers.create({ agendaItemId });
    expect(paper).toMatchObject({ kind: 'cover-paper', state: 'drafting', agendaItemId });
    expect(
      paper.sections.map(({ key, heading, isNumbered, words }) => [key, heading, isNumbered, words])[0],
    ).toEqual(['purpose', 'Purpose of the report produced by {organisation}', true, 0]);
    expect(paper.sections).toHaveLength(7);
    expect(await rule(client.papers.create({ agendaItemId }))).toBe('paper-exists-already');
    const [welcome] = await client.agenda.list({ meetingId: meeting.id });
    expect(await rule(client.papers.create({ agendaItemId: welcome?.id ?? '' }))).toBe(
      'agenda-item-has-no-paper',
    );
    const step = { id: paper.id, revision: 1 };
    expect(await rule(client.papers.takeStep({ ...step, event: 'clear' }))).toBe('step-not-allowed');
    const sent = await client.papers.takeStep({ ...step, event: 'send-for-review' });
    expect(sent).toMatchObject({ state: 'in-review', revision: 2 });
    const agenda = await client.agenda.list({ meetingId: meeting.id });
    expect(agenda.find(({ id }) => id === agendaItemId)?.paper).toEqual({
      documentId: paper.id,
      state: 'in-review',
    });
    const [section] = paper.sections;
    if (!section) throw new Error('no sections');
    expect(
      await client.documents.setSectionNumbered({ id: section.id, revision: 1, isNumbered: false }),
    ).toEqual({ revision: 2 });
  });

  test('an item and a section are kept from the public with a reason, and given back', async () => {
    const laws = await client.workspace.restrictionReasons();
    expect(laws.map(({ law }) => law)).toContain('Freedom of Information Act 2000');
    const codes = laws.flatMap(({ reasons }) => reasons.map(({ code }) => code));
    expect(new Set(codes).size).toBe(codes.length);
    const [first] = laws[0]?.reasons ?? [];
    const restrictedReason = first ? reasonInWords(first) : '';
    const meeting = await aStoredMeeting(client);
    const item = await aStoredItem(client, meeting.id);
    expect(item.restrictedReason).toBeNull();
    const restricted = await client.agenda.update({ ...item, restrictedReason });
    expect(restricted).toMatchObject({ restrictedReason, revision: 2 });
    // Who says nothing of it leaves it as it is.
    const { restrictedReason: _unsaid, ...unsaid } = restricted;
    const renamed = await client.agenda.update({ ...unsaid, title: 'Another' });
    expect(renamed).toMatchObject({ restrictedReason, title: 'Another' });
    expect(await client.agenda.update({ ...renamed, restrictedReason: null })).toMatchObject({
      restrictedReason: null,
    });
    const paper = await client.papers.create({ agendaItemId: item.id });
    const section = purposeOf(paper);
    expect(
      await client.documents.restrictSection({ id: section.id, revision: 1, reason: restrictedReason }),
    ).toEqual({ revision: 2 });
    expect(purposeOf(await client.documents.get({ id: paper.id }))).toMatchObject({
      restrictedReason,
      content: section.content,
    });
    expect(
      (await refusal(client.documents.restrictSection({ id: section.id, revision: 1, reason: null }))).code,
    ).toBe('conflict');
    await client.documents.restrictSection({ id: section.id, revision: 2, reason: null });
    expect(purposeOf(await client.documents.get({ id: paper.id })).restrictedReason).toBeNull();
  });

  test('words are replaced in a body’s documents in one step or in none, and come back', async () => {
    const meeting = await aStoredMeeting(client);
    const { id: agendaItemId } = await aStoredItem(client, meeting.id, { title: 'Use of force' });
    const paper = await client.papers.create({ agendaItemId });
    const purpose = purposeOf(paper);
    await client.documents.saveSection({
      id: purpose.id,
      revision: 1,
      body: aBody(aParagraph('The heron’s report on the heron.')),
    });
    const notes = await saveNotes(client, meeting.id, aBody(aParagraph('Heron, herons.')));
    const listed = await client.documents.ofBody({ id: paper.id });
    expect(listed.map(({ kind, title, closed, hasGoneOut }) => [kind, title, closed, hasGoneOut])).toEqual([
      ['notes', null, null, false],
      ['cover-paper', 'Use of force', null, false],
    ]);
    const search = { words: 'heron', matchCase: false, wholeWords: true };
    const found = await client.documents.findWords({ ids: listed.map(({ id }) => id), search });
    expect(found.map((each) => [each.found, each.unreadable, each.sections.length])).toEqual([
      [1, 0, 1],
      [2, 0, 1],
    ]);
    const sections = found.flatMap((each) => each.sections.map(({ id, revision }) => ({ id, revision })));
    const textsNow = async () => [
      plainTextOf(bodyOf(await notesSection(client, meeting.id))),
      plainTextOf(bodyOf(purposeOf(await client.documents.get({ id: paper.id })))),
    ];

    const stale = sections.map((each, index) => (index === 0 ? each : { ...each, revision: 1 }));
    const replacing = { search, replacement: 'egret' };
    expect((await refusal(client.documents.replaceWords({ ...replacing, sections: stale }))).code).toBe(
      'conflict',
    );
    expect(await textsNow()).toEqual(['Heron, herons.', 'The heron’s report on the heron.']);
    expect((await notesSection(client, meeting.id)).revision).toBe(notes.revision);

    const done = await client.documents.replaceWords({ ...replacing, sections });
    expect(done).toMatchObject({
      replaced: 3,
      restricted: 0,
      left: { name: 0, figure: 0, wording: 0 },
      sections: [{ id: notes.id }, { id: purpose.id, documentId: paper.id, revision: 3 }],
    });
    expect(await textsNow()).toEqual(['egret, herons.', 'The egret’s report on the egret.']);

    await saveNotes(client, meeting.id, aBody(aParagraph('Typed since.')));
    const back = await client.documents.takeBackReplaced({
      sections: done.sections.map(({ id, revision, sequence }) => ({ id, revision, sequence })),
    });
    expect(back).toMatchObject({ restored: [{ id: purpose.id, revision: 4 }], left: [notes.id] });
    expect(await textsNow()).toEqual(['Typed since.', 'The heron’s report on the heron.']);

    for (const faulty of [
      { ...replacing, sections, search: { ...search, words: '' } },
      { ...replacing, sections, search: { ...search, words: 'a'.repeat(201) } },
      { ...replacing, sections, replacement: 'two\nlines' },
    ]) {
      expect((await refusal(client.documents.replaceWords(faulty))).code).toBe('BAD_REQUEST');
    }
  });

  test('the text of last time is copied over as a start, and marked until it is edited', async () => {
    const body = await aStoredBody(client);
    const aPaperOn = async (date: string, title: string) => {
      const meeting = await aStoredMeeting(client, { bodyId: body.id, date });
      const { id: agendaItemId } = await aStoredItem(client, meeting.id, { title });
      return client.papers.create({ agendaItemId });
    };
    const write = async (paper: SectionedDocument, words: string) => {
      const section = purposeOf(paper);
      await client.documents.saveSection({
        id: section.id,
        revision: section.revision,
        body: aBody(aParagraph(words)),
      });
      return client.documents.get({ id: paper.id });
    };
    const first = await aPaperOn('2026-01-13', 'Use of force');
    const last = await aPaperOn('2026-04-18', 'Use of Force ');
    await aPaperOn('2026-04-25', 'Road safety');
    const paper = await aPaperOn('2026-07-14', 'USE OF FORCE');
    expect(await client.papers.lastTime({ id: first.id })).toBeNull();
    await write(last, 'What the force did.');
    const lastTime = await client.papers.lastTime({ id: paper.id });
    expect(lastTime).toMatchObject({ paperId: last.id, meetingDate: '2026-04-18', title: 'Use of Force' });
    expect(lastTime?.sections.map(({ heading }) => heading)[0]).toBe('Purpose of the report produced by …');

    const begun = purposeOf(await write(paper, 'A first try.'));
    const fromSectionId = purposeOf(last).id;
    const copied = { id: begun.id, revision: begun.revision, fromSectionId };
    expect(await client.papers.copySection(copied)).toMatchObject({ words: 4 });
    const marked = await client.documents.get({ id: paper.id });
    expect(purposeOf(marked)).toMatchObject({ copiedFrom: '2026-04-18', words: 4 });
    const versions = await client.versions.list({ sectionId: begun.id });
    expect(versions.map(({ words }) => words)).toEqual([4, 3]);
    expect(purposeOf(await write(marked, 'What the force did since.')).copiedFrom).toBeNull();

    const { notesDocumentId } = await client.meetings.get({ id: paper.meetingId });
    const [notes] = (await client.documents.get({ id: notesDocumentId })).sections;
    const { revision } = purposeOf(await client.documents.get({ id: paper.id }));
    const fromNotes = { ...copied, revision, fromSectionId: notes?.id ?? '' };
    expect((await refusal(client.papers.copySection(fromNotes))).data).toEqual({ what: 'paper' });
  });

  test('what was thought of the equality duty is kept, and a text of another topic is recognised', async () => {
    const body = await aStoredBody(client);
    const written =
      'Young people and older people are affected differently, and the force has asked both what they need before it decided how to go on with the work in every district.';
    const aPaperOn = async (date: string, title: string, words: string) => {
      const meeting = await aStoredMeeting(client, { bodyId: body.id, date });
      const { id: agendaItemId } = await aStoredItem(client, meeting.id, { title });
      const paper = await client.papers.create({ agendaItemId });
      const section = paper.sections.find(({ key }) => key === 'equality');
      if (!section) throw new Error('no such section');
      await client.documents.saveSection({ id: section.id, revision: 1, body: aBody(aParagraph(words)) });
      return { paper, sectionId: section.id };
    };
    const one = await aPaperOn('2026-01-13', 'Use of force', written);
    const same = await aPaperOn('2026-04-18', 'Use of force', written);
    const other = await aPaperOn('2026-07-14', 'Road safety', `${written} It goes on.`);
    expect(await client.papers.similarSection({ sectionId: one.sectionId })).toMatchObject({
      paperId: other.paper.id,
      title: 'Road safety',
      meetingDate: '2026-07-14',
    });
    expect(await client.papers.similarSection({ sectionId: other.sectionId })).toMatchObject({
      paperId: same.paper.id,
    });
    const [purpose] = one.paper.sections;
    expect(await client.papers.similarSection({ sectionId: purpose?.id ?? '' })).toBeNull();

    const { id } = one.paper;
    expect(await client.papers.prompts({ id })).toEqual({ considered: [] });
    await client.papers.considerPrompt({ id, prompt: 'sex', isConsidered: true });
    await client.papers.considerPrompt({ id, prompt: 'age', isConsidered: true });
    const again = await client.papers.considerPrompt({ id, prompt: 'age', isConsidered: true });
    expect(again).toEqual({ considered: ['age', 'sex'] });
    await client.papers.considerPrompt({ id, prompt: 'sex', isConsidered: false });
    expect(await client.papers.prompts({ id })).toEqual({ considered: ['age'] });
  });

  test('links and files are attached to a paper, kept by their bytes, and come back when they were taken off', async () => {
    const meeting = await aStoredMeeting(client);
    const { id: agendaItemId } = await aStoredItem(client, meeting.id);
    const { id: documentId } = await client.papers.create({ agendaItemId });
    const attached = async () => (await client.documents.get({ id: documentId })).attachments;
    const link = await client.attachments.addLink({
      documentId,
      name: 'Use of force: report',
      href: 'https://www.calder.gov.uk/report',
      audience: 'public',
    });
    const content = Buffer.from('the words of a report').toString('base64');
    const file = await client.attachments.addFile({
      documentId,
      name: 'Report.pdf',
      content,
      audience: 'internal',
    });
    expect(await attached()).toEqual([link, file]);
    expect(file).toMatchObject({ kind: 'file', href: null, bytes: 21, audience: 'internal' });
    expect(await client.attachments.read({ id: file.id })).toMatchObject({ name: 'Report.pdf', content });
    const renamed = await client.attachments.update({ ...file, name: 'Report 2026.pdf' });
    expect(renamed).toEqual({ ...file, revision: 2, name: 'Report 2026.pdf' });
    await client.attachments.remove({ id: link.id, revision: 1 });
    expect(await attached()).toEqual([renamed]);
    expect(await client.attachments.restore({ id: link.id })).toEqual({ ...link, revision: 3 });
    expect(await attached()).toEqual([{ ...link, revision: 3 }, renamed]);

    const other = { documentId, audience: 'public' as const };
    expect(await rule(client.attachments.addFile({ ...other, name: 'CON.pdf', content }))).toBe(
      'file-name-not-for-windows',
    );
    expect(await rule(client.attachments.addFile({ ...other, name: 'Empty.pdf', content: '' }))).toBe(
      'file-is-empty',
    );
    const unsafe = client.attachments.addLink({ ...other, name: 'Folder', href: 'file://server/share' });
    expect(await refusal(unsafe)).toMatchObject({ code: 'BAD_REQUEST' });
    expect(await attached()).toHaveLength(2);

    const folder = join(carried().dataFolder, 'attached-files');
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'something else');
    expect(await rule(client.attachments.read({ id: file.id }))).toBe('attached-file-not-there');
    // Attached again, it is there again for all who name it.
    await client.attachments.addFile({ ...other, name: 'Again.pdf', content });
    expect(await client.attachments.read({ id: file.id })).toMatchObject({ content });
  });

  test('a section is saved on its own revision, and comes back as it was saved', async () => {
    const meeting = await aStoredMeeting(client);
    const section = await notesSection(client, meeting.id);
    const body = aBody(
      aParagraph('The Mayor asked about ', linked('the report', 'https://calder.example/r')),
    );
    const saved = await client.documents.saveSection({ id: section.id, revision: 1, body });
    expect(saved).toMatchObject({ revision: 2, words: 6 });
    expect(bodyOf(await notesSection(client, meeting.id))).toMatchObject(body);
    const late = client.documents.saveSection({ id: section.id, revision: 1, body: aBody() });
    expect(await refusal(late)).toEqual({ code: 'conflict', data: { currentRevision: 2 } });
    expect(bodyOf(await notesSection(client, meeting.id))).toMatchObject(body);
  });

  test.each([
    ['an unknown block', aBody({ type: 'video' }), 'unknown-node'],
    ['an unsafe link', aBody(aParagraph(linked('here', 'javascript:alert(1)'))), 'misplaced'],
    ['a control character', aBody(aParagraph('bell \u0007')), 'forbidden-character'],
    ['half of a character', aBody(aParagraph('half \ud800')), 'forbidden-character'],
    [
      'an action with a date that does not exist',
      aBody({ type: 'action', attrs: { due: '2026-02-30' } }),
      'misplaced',
    ],
  ])('%s in a section is refused, and what was there stays', async (_name, body, problem) => {
    const meeting = await aStoredMeeting(client);
    const before = await saveNotes(client, meeting.id, aBody(aParagraph('Kept')));
    const { code, data } = await refusal(
      client.documents.saveSection({ id: before.id, revision: before.revision, body }),
    );
    expect(code).toBe('rule-violated');
    expect(data).toMatchObject({ code: 'body-invalid', facts: { problem } });
    expect(await notesSection(client, meeting.id)).toEqual(before);
  });

  test('the texts of a section are its versions, to be read, named and restored', async () => {
    const meeting = await aStoredMeeting(client);
    await saveNotes(
      client,
      meeting.id,
      aBody(aParagraph('The Mayor asked about the roads in Thornley and who mends them')),
    );
    const typed = await saveNotes(client, meeting.id, aBody(aParagraph('Nobody asked')));
    const sectionId = typed.id;
    const [newest, first, ...others] = await client.versions.list({ sectionId });
    if (!newest || !first) throw new Error('no versions');
    expect(others).toEqual([]);
    expect(newest).toMatchObject({ sectionId, revision: 3, words: 2, cause: 'saved', keptFor: null });
    expect(newest.sequence).toBeGreaterThan(first.sequence);
    const read = await client.versions.get({ sectionId, sequence: newest.sequence });
    expect(read).toMatchObject({
      version: newest,
      content: { state: 'sound', body: aBody(aParagraph('Nobody asked')) },
      before: {
        sequence: first.sequence,
        content: {
          body: aBody(aParagraph('The Mayor asked about the roads in Thornley and who mends them')),
        },
      },
    });
    const named = await client.versions.rename({
      sectionId,
      sequence: first.sequence,
      name: ' As spoken ',
    });
    expect(named).toEqual({ ...first, name: 'As spoken', keptFor: 'named' });
    const unnamed = await client.versions.rename({ sectionId, sequence: first.sequence, name: null });
    expect(unnamed).toEqual(first);
    const restored = await client.versions.restore({
      id: sectionId,
      revision: 3,
      sequence: first.sequence,
    });
    expect(restored).toMatchObject({ revision: 4, words: 12 });
    expect(bodyOf(await notesSection(client, meeting.id))).toMatchObject(
      aBody(aParagraph('The Mayor asked about the roads in Thornley and who mends them')),
    );
    expect((await client.versions.list({ sectionId }))[0]).toMatchObject({ cause: 'restored', words: 12 });
  });

  test('one of two texts is set aside beside the section, once', async () => {
    const meeting = await aStoredMeeting(client);
    const section = await saveNotes(client, meeting.id, aBody(aParagraph('Theirs')));
    const mine = { sectionId: section.id, body: aBody(aParagraph('Mine was another')) };
    const { sequence } = await client.versions.setAside(mine);
    expect(await client.versions.setAside(mine)).toEqual({ sequence });
    const [version] = await client.versions.list({ sectionId: section.id });
    expect(version).toMatchObject({ sequence, cause: 'set-aside', keptFor: 'conflict', words: 3 });
    expect(await notesSection(client, meeting.id)).toEqual(section);
    const spoilt = client.versions.setAside({ ...mine, body: aBody({ type: 'video' }) });
    expect(await rule(spoilt)).toBe('body-invalid');
  });

  test('a save that loses what nobody deleted says which version has it', async () => {
    const meeting = await aStoredMeeting(client);
    const long = await saveNotes(client, meeting.id, aBody(aParagraph('word '.repeat(500))));
    const save = { id: long.id, revision: long.revision, body: aBody(aParagraph('word')) };
    const { shrunkFrom } = await client.documents.saveSection({ ...save, deletedWords: 3 });
    expect(shrunkFrom).toMatchObject({ words: 500 });
    const kept = await client.versions.get({ sectionId: long.id, sequence: shrunkFrom?.sequence ?? 0 });
    expect(kept.version.keptFor).toBe('shrunk');
  });
}

function purposeOf({ sections }: SectionedDocument): Section {
  const [purpose] = sections;
  if (purpose?.key !== 'purpose') throw new Error('no such section');
  return purpose;
}
