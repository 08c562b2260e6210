import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ChangeEvent } from '../../../shared/contract/entities/changes.ts';
import { recoveryKeyLength, writeRecoveryKey } from '../../../shared/domain/recovery-key.ts';
import { wordFieldProblem, type FieldIssue } from '../../../shared/wording/word-field-problem.ts';
import { aBody, aParagraph } from '../../support/builders/body-pieces.ts';
import { bodyOf, notesSection, saveNotes } from '../../support/builders/a-notes-section.ts';
import { aStoredBody, aStoredItem, aStoredMeeting } from '../../support/builders/a-stored-meeting.ts';
import type { ProgramUnderTest } from '../program-under-test.ts';

/** Changes, recovery, encryption, backups, and pages on other data. */
export function testWholeProgram({ client, carried, refusal, rule }: ProgramUnderTest): void {
  test('changes are told in the order of their commits, until the listener stops', async () => {
    const stop = new AbortController();
    const changes = await client.workspace.changes(undefined, { signal: stop.signal });
    const heard: ChangeEvent[] = [];
    const listening = (async () => {
      for await (const change of changes) heard.push(change);
    })();
    const meeting = await aStoredMeeting(client);
    const item = await aStoredItem(client, meeting.id);
    await client.agenda.move({ id: item.id, revision: 1, parentId: null, beforeId: null });
    await expect.poll(() => new Set(heard.map(({ sequence }) => sequence)).size).toBe(4);
    expect(heard[0]).toMatchObject({ area: 'bodies', meetingId: null });
    const sequences = heard.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...sequences].sort((one, other) => one - other));
    expect(new Set(heard.slice(1).map(({ meetingId }) => meetingId))).toEqual(new Set([meeting.id]));
    stop.abort();
    await listening.catch(() => undefined);
    const count = heard.length;
    await client.agenda.move({ id: item.id, revision: 2, parentId: null, beforeId: null });
    expect(heard).toHaveLength(count);
  });

  test('who is at the computer is recorded by a name of their own from then on, and by the login name again', async () => {
    const { loginName, author } = await client.workspace.status();
    expect(author).toBe(loginName);
    const paperOf = await aStoredItem(client, (await aStoredMeeting(client)).id);
    const { id: documentId, sections } = await client.papers.create({ agendaItemId: paperOf.id });
    const remark = { sectionId: sections[0]?.id ?? '', blockId: null, quote: '', text: 'A remark' };
    await client.comments.add(remark);
    const named = await client.workspace.setOwnName({ name: '  Ada  Okoro-O’Neill ' });
    expect(named).toEqual({ author: 'Ada  Okoro-O’Neill', ownName: 'Ada  Okoro-O’Neill' });
    expect(await client.workspace.status()).toMatchObject({ ...named, loginName });
    expect(await client.comments.add(remark)).toMatchObject({ author: named.author });
    const kept = await client.comments.list({ documentId });
    expect(kept.map((comment) => comment.author).toSorted()).toEqual([named.author, loginName].toSorted());
    for (const [name, says] of [
      ['', 'Enter a name.'],
      [' \t', 'Enter a name.'],
      ['x'.repeat(500), 'Name must be 100 characters or fewer.'],
      ['Ada\u0007', 'Name has an invisible character (U+0007) at character 4'],
      ['Ada\nOkoro', 'Name has an invisible character (U+000A) at character 4'],
    ] as const) {
      const { code, data } = await refusal(client.workspace.setOwnName({ name }));
      expect(code).toBe('BAD_REQUEST');
      const [issue] = (data as { issues: readonly FieldIssue[] }).issues;
      expect(issue && wordFieldProblem(issue)).toContain(says);
    }
    expect((await client.workspace.status()).ownName).toBe(named.ownName);
    expect(await client.workspace.setOwnName({ name: null })).toEqual({ author: loginName, ownName: null });
  });

  test('data that are sound can be exported whole, and there is nothing to salvage in them', async () => {
    const { dataFolder, state } = await client.recovery.status();
    expect({ dataFolder, state }).toEqual({ dataFolder: carried().dataFolder, state: 'open' });
    const { files } = await client.recovery.exportReadable();
    expect(files.map(({ name }) => name.slice(-5))).toEqual(['.docx', '.json']);
    expect(await rule(client.recovery.salvage())).toBe('data-not-damaged');
  });

  test('without a key store nothing is encrypted, and every operation says why', async () => {
    expect(await client.encryption.status()).toEqual({
      isOn: false,
      hasKeyStore: false,
      opensHere: false,
      plainCopies: { backups: 0, setAside: 0, attachedFiles: 0 },
    });
    const recoveryKey = writeRecoveryKey(Array.from({ length: recoveryKeyLength }, () => 7));
    const refused = async (answer: Promise<unknown>): Promise<unknown> => {
      const { code, data } = await refusal(answer);
      expect(code).toBe('encryption-refused');
      return data;
    };
    expect(await refused(client.encryption.propose())).toEqual({ code: 'no-key-store' });
    expect(await refused(client.encryption.switchOn({ recoveryKey }))).toEqual({
      code: 'recovery-key-not-the-new-one',
    });
    expect(await refused(client.encryption.switchOn({ recoveryKey: `0${recoveryKey.slice(1)}` }))).toEqual({
      code: 'recovery-key-mistyped',
      group: 1,
    });
    for (const each of [client.encryption.switchOff(), client.encryption.removePlainCopies()]) {
      expect(await refused(each)).toEqual({ code: 'already-off' });
    }
    expect(await refused(client.encryption.changeRecoveryKey({ recoveryKey }))).toEqual({
      code: 'already-off',
    });
    expect(await refused(client.encryption.unlock({ recoveryKey }))).toEqual({ code: 'not-locked' });
  });

  test('a backup is made, listed and put back, and a second folder is taken or refused', async () => {
    const body = await aStoredBody(client);
    const made = await client.backups.make();
    expect(made).toMatchObject({ cause: 'by-hand', place: 'data-folder' });
    const later = await aStoredBody(client);
    const { backups, secondFolder, problem } = await client.backups.list();
    expect(backups).toContainEqual(made);
    expect({ secondFolder, problem }).toEqual({ secondFolder: null, problem: null });
    const { setAside } = await client.backups.restore({ id: made.id });
    expect(setAside).toContain(carried().dataFolder);
    const bodies = (await client.bodies.list()).map(({ id }) => id);
    expect(bodies).toContain(body.id);
    expect(bodies).not.toContain(later.id);

    expect(await refusal(client.backups.restore({ id: 'no-such-backup' }))).toEqual({
      code: 'not-found',
      data: { what: 'backup' },
    });
    expect(await refusal(client.backups.setSecondFolder({ path: carried().dataFolder }))).toEqual({
      code: 'backup-folder-refused',
      data: { code: 'in-data-folder' },
    });
    const missing = `${carried().dataFolder}-second`;
    mkdirSync(missing);
    expect(await client.backups.setSecondFolder({ path: missing })).toEqual({ secondFolder: missing });
    rmSync(missing, { recursive: true });
    const next = await client.backups.make();
    expect((await client.backups.list()).problem).toMatchObject({ code: 'folder-missing' });
    expect(await client.backups.setSecondFolder({ path: null })).toEqual({ secondFolder: null });

    const folder = join(carried().dataFolder, 'backups');
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      writeFileSync(join(folder, name), bytes.fill(1, bytes.length - 20));
    }
    expect(await refusal(client.backups.restore({ id: next.id }))).toEqual({
      code: 'backup-failed',
      data: { code: 'not-sound' },
    });
  });

  test('a page that was opened on other data is answered nothing, and saves nothing over them', async () => {
    const meeting = await aStoredMeeting(client);
    const section = await notesSection(client, meeting.id);
    const { lineage } = await client.recovery.status();
    const page = carried().clientOn(lineage);
    const made = await client.backups.make();
    const first = await page.documents.saveSection({ ...section, body: aBody(aParagraph('Before')) });
    await page.backups.restore({ id: made.id });
    // The same revision, of another text.
    const other = await client.documents.saveSection({ ...section, body: aBody(aParagraph('After')) });
    expect(other.revision).toBe(first.revision);

    const late = { id: section.id, revision: first.revision, body: aBody(aParagraph('Before, and on')) };
    expect(await refusal(page.documents.saveSection(late))).toEqual({ code: 'store-replaced', data: {} });
    expect(await refusal(page.meetings.list())).toEqual({ code: 'store-replaced', data: {} });
    expect(await refusal(page.workspace.changes())).toEqual({ code: 'store-replaced', data: {} });
    expect(bodyOf(await notesSection(client, meeting.id))).toMatchObject(aBody(aParagraph('After')));

    const now = await page.recovery.status();
    expect(now).toEqual({ ...(await client.recovery.status()), lineage: now.lineage });
    expect(now.lineage).not.toBe(lineage);
    expect(await carried().clientOn(now.lineage).meetings.get({ id: meeting.id })).toMatchObject({
      id: meeting.id,
    });
  });

  test('Word files come with what an accessibility check found in them, as one text to keep beside them', async () => {
    const meeting = await aStoredMeeting(client);
    await saveNotes(client, meeting.id, aBody(aParagraph('- The panel met.')));
    const { files, report } = await client.exports.make({ meetingId: meeting.id, what: 'notes' });
    expect(report?.files.map(({ name }) => name)).toEqual(files.map(({ name }) => name));
    expect(report?.files[0]?.findings).toEqual([
      {
        code: 'list-mark-typed',
        place: 'text',
        heading: expect.any(String) as string,
        words: '- The panel met.',
      },
    ]);
    expect(report?.asFile).toMatchObject({
      name: expect.stringMatching(/^Accessibility check - .*\.txt$/) as string,
    });
    expect(Buffer.from(report?.asFile.content ?? '', 'base64').toString('utf8')).toContain(
      '- The panel met.',
    );

    const choice = { meetingIds: [meeting.id], audience: 'public', standing: 'draft' } as const;
    const zip = await client.exports.makeZip({ ...choice, kinds: ['agenda', 'notes'] });
    expect(zip.report.files).toHaveLength(2);
    expect(zip.report.files.flatMap(({ findings }) => findings.map(({ code }) => code))).toEqual([
      'list-mark-typed',
    ]);

    const meetingFile = await client.exports.make({ meetingId: meeting.id, what: 'meeting' });
    expect(meetingFile.report).toBeNull();
  });
}
