import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { desktopContract, fileToSave } from '../../../shared/contract/desktop-contract.ts';
import { safeFileName } from '../../../shared/word-plan/file-name-for.ts';

const linkInput = desktopContract.links.open['~orpc'].inputSchema;

function accepts(name: string): boolean {
  return fileToSave.safeParse({ name, mediaType: 'text/plain', content: 'AAAA' }).success;
}

describe('a link that the page asks to open', () => {
  it.each([
    'https://example.org/a?b#c',
    'http://example.org',
    'mailto:clerk@example.org',
    'tel:+441422000000',
  ])('passes: %s', (href) => expect(linkInput?.safeParse({ href }).success).toBe(true));

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    '\\\\server\\share',
    '//server/share',
    'ms-word:ofe|u|https://example.org/x.docx',
    'ms-msdt:/id',
    'search-ms:query=x',
    'smb://server/share',
    'vbscript:x',
    'data:text/html,x',
    'app://secretariat/',
    'https://user:word@example.org/',
    'https:example.org',
    'https:///example.org',
    'C:\\Windows\\System32\\calc.exe',
    'mailto:nobody',
    '',
  ])('is refused: %s', (href) => expect(linkInput?.safeParse({ href }).success).toBe(false));
});

describe('the name of a file to save', () => {
  it.each([
    'Agenda 18 April 2023.docx',
    'Secretariat text 2023-04-18 14-05-09.txt',
    'Cover paper 4 – Victims’ voices.docx',
    'meeting.json',
    '2023-04-18 Community Outcomes Meeting.meeting',
    'Cyfarfod â’r Maer.docx',
  ])('passes: %s', (name) => expect(accepts(name)).toBe(true));

  it.each([
    '../agenda.docx',
    '..\\agenda.docx',
    'a/agenda.docx',
    '/agenda.docx',
    'C:agenda.docx',
    'agenda.docx:stream.docx',
    '.agenda.docx',
    'agenda.exe',
    'agenda.docx.exe',
    'agenda.docx ',
    'agenda.docx.',
    'agenda.docx\u0000.docx',
    'agenda\u202excod.docx',
    'CON.docx',
    'nul.json',
    'lpt1.x.docx',
    'agenda.DOCX.lnk',
    'docx',
    '',
    `${'a'.repeat(200)}.docx`,
  ])('is refused: %j', (name) => expect(accepts(name)).toBe(false));
});

it('takes every name that an export can have', () => {
  const bodyName = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.string({ unit: 'grapheme', minLength: 1 }),
  );
  fc.assert(
    fc.property(
      bodyName,
      fc.constantFrom(' - agenda.docx', ' - cover paper.docx', '.meeting', ' - files.zip'),
      (name, ending) => {
        expect(accepts(safeFileName(`2027-04-18 ${name}`, ending))).toBe(true);
        expect(accepts(safeFileName(`Item 4 - ${name}`, ending))).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

it('takes a file’s bytes in base64 only', () => {
  expect(fileToSave.safeParse({ name: 'a.docx', mediaType: 'x', content: 'not base64!' }).success).toBe(
    false,
  );
});
