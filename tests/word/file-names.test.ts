import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileNameFor, safeFileName } from '../../shared/word-plan/file-name-for.ts';
import { agendaOf, aMeetingFacts, anAgendaItem } from '../support/builders/meeting-facts.ts';

describe('the names of exported files', () => {
  const item = anAgendaItem('Use of force: an update?');
  const facts = aMeetingFacts({
    agendaItems: agendaOf(['Welcome', 'Announcements', ['Safer parks / canals'], item]),
  });

  test('say what the file is', () => {
    expect(fileNameFor('agenda', facts)).toBe('2023-10-10 Community Outcomes Meeting - agenda.docx');
    expect(fileNameFor('notes', facts)).toBe('2023-10-10 Community Outcomes Meeting - notes.docx');
    expect(fileNameFor('action-log', facts)).toBe('2023-10-10 Community Outcomes Meeting - action log.docx');
    expect(fileNameFor('meeting-file', facts)).toBe('2023-10-10 Community Outcomes Meeting.meeting');
    expect(fileNameFor('cover-paper', facts, item.id)).toBe(
      'Item 3 - Use of force an update - cover paper.docx',
    );
    const subItem = facts.agendaItems.find(({ title }) => title.startsWith('Safer'));
    expect(fileNameFor('cover-paper', facts, subItem?.id)).toBe(
      'Item 2a - Safer parks canals - cover paper.docx',
    );
    expect(() => fileNameFor('cover-paper', facts)).toThrow('agenda-item-not-found');
  });

  test('are never a device of Windows, and end in no dot or space', () => {
    expect(safeFileName('CON', '.docx')).toBe('_CON.docx');
    expect(safeFileName('lpt1.old', '.docx')).toBe('_lpt1.old.docx');
    expect(safeFileName('com¹', '.docx')).toBe('_com¹.docx');
    expect(safeFileName('Consent', '.docx')).toBe('Consent.docx');
    expect(safeFileName('Report...  ', ' - notes.docx')).toBe('Report - notes.docx');
    expect(safeFileName('***', '.docx')).toBe('Untitled.docx');
  });

  test('do not turn round where a name carries marks of direction', () => {
    expect(safeFileName('invoice\u202Excod.exe', '.docx')).toBe('invoicexcod.exe.docx');
  });

  test('stay within the bytes that Linux allows, letters of three bytes too', () => {
    const name = safeFileName('会'.repeat(200), ' - notes.docx');
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(name).toMatch(/^会{40,} - notes\.docx$/);
  });

  test('are taken by Windows, macOS and Linux whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (title) => {
        const name = safeFileName(title, ' - cover paper.docx');
        expect(name).toMatch(/^[^<>:"/\\|?*\u0000-\u001F\u007F]+ - cover paper\.docx$/);
        expect(name).toBe(name.trimStart());
        expect(name.isWellFormed()).toBe(true);
        expect(name.length).toBeLessThanOrEqual(120);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
        expect(name.replace(' - cover paper.docx', '')).not.toMatch(/[. ]$/);
      }),
    );
  });
});
