import { expect, test } from 'vitest';
import { readableTexts } from '../../electron/core/services/readable-texts.ts';
import { storedBody } from '../../electron/core/services/stored-body.ts';
import { aBody, aNoteToSelf, aParagraph } from '../support/builders/body-pieces.ts';

test('what is saved of damaged data has the notes to self as well, each called one', () => {
  const { body, schemaVersion, sha256 } = storedBody(
    aBody(aParagraph('Said.'), aNoteToSelf('Ask Ruth.'), aParagraph('More.')),
  );
  const table = (name: string, row: Readonly<Record<string, unknown>>) => ({ name, rows: [row] }) as never;
  const texts = readableTexts([
    table('meetings', { id: 'm', body_id: 'b', date: '2026-03-04' }),
    table('documents', { id: 'd', kind: 'notes', meeting_id: 'm' }),
    table('sections', {
      id: 's',
      document_id: 'd',
      position: 0,
      body,
      schema_version: schemaVersion,
      sha256,
    }),
  ]);
  expect(texts[0]?.texts).toEqual([
    { heading: 'Notes', lines: ['Said.', 'Note to self: Ask Ruth.', 'More.'] },
  ]);
});
