import Database from 'better-sqlite3-multiple-ciphers';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newestVersion, readMigrations } from '../../electron/core/store/migrate.ts';
import { ownMigrations } from '../../electron/core/store/open-store.ts';
import { abbreviationStatements } from '../../electron/core/store/repositories/abbreviations.ts';
import { actionStatements } from '../../electron/core/store/repositories/actions.ts';
import { agendaIssueStatements } from '../../electron/core/store/repositories/agenda-issues.ts';
import { agendaItemStatements } from '../../electron/core/store/repositories/agenda-items.ts';
import { attachmentStatements } from '../../electron/core/store/repositories/attachments.ts';
import { itemProgressStatements } from '../../electron/core/store/repositories/item-progress.ts';
import { attendeeStatements } from '../../electron/core/store/repositories/attendees.ts';
import { bodyStatements } from '../../electron/core/store/repositories/bodies.ts';
import { commandLogStatements } from '../../electron/core/store/repositories/command-log.ts';
import { consideredPromptStatements } from '../../electron/core/store/repositories/considered-prompts.ts';
import { commentStatements } from '../../electron/core/store/repositories/comments.ts';
import { documentStatements } from '../../electron/core/store/repositories/documents.ts';
import { draftIssueStatements } from '../../electron/core/store/repositories/draft-issues.ts';
import { figureStatements } from '../../electron/core/store/repositories/figures.ts';
import { issuedNumberStatements } from '../../electron/core/store/repositories/issued-numbers.ts';
import { keptFindingStatements } from '../../electron/core/store/repositories/kept-findings.ts';
import { houseStyleFileStatements } from '../../electron/core/store/repositories/house-style-files.ts';
import { markingStatements } from '../../electron/core/store/repositories/markings.ts';
import { meetingStatements } from '../../electron/core/store/repositories/meetings.ts';
import { organisationStatements } from '../../electron/core/store/repositories/organisations.ts';
import { ownWordStatements } from '../../electron/core/store/repositories/own-words.ts';
import { paperStepStatements } from '../../electron/core/store/repositories/paper-steps.ts';
import { personStatements } from '../../electron/core/store/repositories/people.ts';
import { planLinkStatements } from '../../electron/core/store/repositories/plan-links.ts';
import { planStatements } from '../../electron/core/store/repositories/plans.ts';
import { sealedRecordStatements } from '../../electron/core/store/repositories/sealed-records.ts';
import { sectionVersionStatements } from '../../electron/core/store/repositories/section-versions.ts';
import { sectionStatements } from '../../electron/core/store/repositories/sections.ts';
import { topicStatements } from '../../electron/core/store/repositories/topics.ts';
import { typingShortcutStatements } from '../../electron/core/store/repositories/typing-shortcuts.ts';
import { wordingStatements } from '../../electron/core/store/repositories/wordings.ts';
import type { Change, Select } from '../../electron/core/store/statements.ts';

const repositories = {
  'abbreviations.ts': abbreviationStatements,
  'actions.ts': actionStatements,
  'agenda-issues.ts': agendaIssueStatements,
  'agenda-items.ts': agendaItemStatements,
  'attachments.ts': attachmentStatements,
  'attendees.ts': attendeeStatements,
  'item-progress.ts': itemProgressStatements,
  'bodies.ts': bodyStatements,
  'command-log.ts': commandLogStatements,
  'considered-prompts.ts': consideredPromptStatements,
  'comments.ts': commentStatements,
  'documents.ts': documentStatements,
  'draft-issues.ts': draftIssueStatements,
  'figures.ts': figureStatements,
  'issued-numbers.ts': issuedNumberStatements,
  'kept-findings.ts': keptFindingStatements,
  'house-style-files.ts': houseStyleFileStatements,
  'markings.ts': markingStatements,
  'meetings.ts': meetingStatements,
  'organisations.ts': organisationStatements,
  'own-words.ts': ownWordStatements,
  'paper-steps.ts': paperStepStatements,
  'people.ts': personStatements,
  'plan-links.ts': planLinkStatements,
  'plans.ts': planStatements,
  'sealed-records.ts': sealedRecordStatements,
  'section-versions.ts': sectionVersionStatements,
  'sections.ts': sectionStatements,
  'topics.ts': topicStatements,
  'typing-shortcuts.ts': typingShortcutStatements,
  'wordings.ts': wordingStatements,
};

const files = readdirSync(fileURLToPath(new URL('../../electron/core/store/repositories/', import.meta.url)));

const statements = Object.entries(repositories).flatMap(([file, own]) =>
  Object.entries<Select | Change>(own).map(([name, statement]) => ({ name: `${file} ${name}`, statement })),
);

let database: Database.Database;

beforeAll(() => {
  database = new Database(':memory:');
  for (const { sql } of readMigrations(ownMigrations)) database.exec(sql);
});
afterAll(() => database.close());

test('every repository has its statements here', () => {
  expect(newestVersion(readMigrations(ownMigrations))).toBeGreaterThan(0);
  expect(files.length).toBeGreaterThanOrEqual(11);
  expect(Object.keys(repositories).sort()).toEqual([...files].sort());
  expect(statements.length).toBeGreaterThan(50);
});

describe.each(statements)('$name', ({ statement }) => {
  test('is understood by the newest database, and reads what its row says', () => {
    const prepared = database.prepare(statement.sql);
    expect(prepared.readonly).toBe(statement.does === 'select');
    if (statement.does === 'select') {
      expect(
        prepared
          .columns()
          .map(({ name }) => name)
          .sort(),
      ).toEqual(Object.keys(statement.row).sort());
    }
  });

  test('uses the parameters that it names, and no others', () => {
    const used = new Set([...statement.sql.matchAll(/@([A-Za-z0-9]+)/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual([...statement.parameters].sort());
  });
});
