import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { differenceFromPlan } from '../../electron/core/word/read-back.ts';
import { planToDocx } from '../../electron/core/word/plan-to-docx.ts';
import { readHouseStyle } from '../../electron/core/word/house-style.ts';
import {
  openWordWriter,
  type WordWriter,
  type WordWriterOptions,
} from '../../electron/core/word/write-word.ts';
import { planAgenda } from '../../shared/word-plan/plan-agenda.ts';
import type { PlanParagraph, WordPlan } from '../../shared/word-plan/word-plan.ts';
import { aMeetingFacts } from '../support/builders/meeting-facts.ts';
import { readDocx } from '../support/docx-reader.ts';

const resourcesFolder = fileURLToPath(new URL('../../resources', import.meta.url));
const opened: WordWriter[] = [];
const folders: string[] = [];

function open(options: Partial<WordWriterOptions> = {}): WordWriter {
  const writer = openWordWriter({ resourcesFolder, ...options });
  opened.push(writer);
  return writer;
}

/** A copy of the resources in which one file of the house style says something else. */
function resourcesWith(file: string, content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'house-style-'));
  folders.push(folder);
  cpSync(join(resourcesFolder, 'house-styles'), join(folder, 'house-styles'), { recursive: true });
  writeFileSync(join(folder, 'house-styles', 'flowing', file), content);
  return folder;
}

const houseStyleJson = (): string =>
  readFileSync(join(resourcesFolder, 'house-styles/flowing/house-style.json'), 'utf8');

afterEach(async () => {
  await Promise.all(opened.splice(0).map((writer) => writer.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const agenda = planAgenda(aMeetingFacts());
const titled = (text: string): WordPlan => ({
  ...agenda,
  blocks: [{ block: 'paragraph', role: 'title', inlines: [{ inline: 'text', text }] }],
});
const hugePlan = (paragraphs: number): WordPlan => ({
  ...agenda,
  blocks: Array.from({ length: paragraphs }, (_each, index): PlanParagraph => ({
    block: 'paragraph',
    role: 'paragraph',
    inlines: [{ inline: 'text', text: `Paragraph ${index} of many.` }],
  })),
});
// A role that no house style has, as a newer plan could hold.
const unknownRole = {
  ...agenda,
  blocks: [{ block: 'paragraph', role: 'poem', inlines: [] }],
} as unknown as WordPlan;

describe('the writer of Word files', () => {
  test('writes what is asked at once one after the other, each its own', async () => {
    const writer = open();
    const files = await Promise.all(['One', 'Two', 'Three'].map((title) => writer.write(titled(title))));
    expect(files.map((bytes) => readDocx(bytes).texts)).toEqual([['One'], ['Two'], ['Three']]);
  });

  test('fails a plan that it cannot write by name, and writes the next', async () => {
    const writer = open();
    const failed = writer.write(unknownRole);
    const next = writer.write(titled('Next'));
    await expect(failed).rejects.toMatchObject({ name: 'WordNotWritten', code: 'plan-not-writable' });
    expect(readDocx(await next).texts).toEqual(['Next']);
  });

  test('replaces a thread that outgrew its memory', async () => {
    const writer = open({ memoryMb: 40 });
    await expect(writer.write(hugePlan(60_000))).rejects.toMatchObject({ code: 'out-of-memory' });
    expect(readDocx(await writer.write(titled('Next'))).texts).toEqual(['Next']);
  });

  test('replaces a thread that takes too long', async () => {
    const writer = open({ longestMs: 150 });
    await expect(writer.write(hugePlan(60_000))).rejects.toMatchObject({ code: 'took-too-long' });
  });

  test('refuses to write once it is closed, and ends what was waiting', async () => {
    const writer = open();
    const waiting = writer.write(hugePlan(20_000));
    const refused = expect(waiting).rejects.toMatchObject({ code: 'writer-closed' });
    await writer.close();
    await refused;
    await expect(writer.write(titled('Late'))).rejects.toMatchObject({ code: 'writer-closed' });
  });
});

describe('a house style', () => {
  test('that is not there or does not hold together is refused with the place of the fault', async () => {
    await expect(open({ houseStyle: 'nowhere' }).write(agenda)).rejects.toMatchObject({
      code: 'house-style-invalid',
    });
    const noRole = houseStyleJson().replace('"title": { "style": "Heading1" },', '');
    await expect(
      open({ resourcesFolder: resourcesWith('house-style.json', noRole) }).write(agenda),
    ).rejects.toMatchObject({
      code: 'house-style-invalid',
      detail: 'roles.title',
    });
    const noStyle = houseStyleJson().replace(
      '"title": { "style": "Heading1" },',
      '"title": { "style": "Grand" },',
    );
    await expect(
      open({ resourcesFolder: resourcesWith('house-style.json', noStyle) }).write(agenda),
    ).rejects.toMatchObject({
      code: 'house-style-invalid',
      detail: 'styles: Grand',
    });
  });

  test('changes how a file looks without any code', async () => {
    const other = houseStyleJson().replace('"font": "Arial"', '"font": "Gill Sans"');
    const file = readDocx(
      await open({ resourcesFolder: resourcesWith('house-style.json', other) }).write(agenda),
    );
    expect(file.files.get('word/styles.xml')).toContain('w:ascii="Gill Sans"');
  });

  test('takes its styles from a Word template where it has one', async () => {
    const template = `<?xml version="1.0" encoding="UTF-8"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:color w:val="800000"/></w:rPr></w:style></w:styles>`;
    const file = readDocx(
      await open({ resourcesFolder: resourcesWith('styles.xml', template) }).write(agenda),
    );
    expect(file.language).toBe('en-GB');
    expect(file.files.get('word/styles.xml')).toContain('<w:color w:val="800000"/>');
    expect([...file.styles.keys()]).toEqual(
      expect.arrayContaining(['SecretariatTable', 'AgendaItem', 'Hyperlink']),
    );
    expect(file.texts).toContain('Welcome and apologies');
  });
});

describe('reading a file back', () => {
  const houseStyle = readHouseStyle(resourcesFolder, 'flowing');

  test('finds nothing where the file says what the plan says', () => {
    expect(differenceFromPlan(planToDocx(agenda, houseStyle), agenda)).toBeNull();
  });

  test.each([
    ['a word that is missing', titled('One two three'), titled('One three')],
    ['a word that is twice', titled('One two'), titled('One two two')],
    ['words in another order', titled('One two'), titled('Two one')],
    ['a paragraph that is missing', hugePlan(3), hugePlan(2)],
    ['a paragraph too many', hugePlan(2), hugePlan(3)],
  ])('finds %s', (_name, plan, otherPlan) => {
    expect(differenceFromPlan(planToDocx(otherPlan, houseStyle), plan)).toMatch(/^paragraph \d+ of \d+$/);
  });
});
