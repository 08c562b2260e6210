import { afterEach, describe, expect, test } from 'vitest';
import { differenceFromPlan } from '../../electron/core/word/read-back.ts';
import { planToDocx } from '../../electron/core/word/plan-to-docx.ts';
import {
  openWordWriter,
  type WordWriter,
  type WordWriterOptions,
} from '../../electron/core/word/write-word.ts';
import { planAgenda } from '../../shared/word-plan/plan-agenda.ts';
import type { PlanParagraph, WordPlan } from '../../shared/word-plan/word-plan.ts';
import { aMeetingFacts } from '../support/builders/meeting-facts.ts';
import { flowing } from '../support/house-styles.ts';
import { readDocx } from '../support/docx-reader.ts';

const opened: WordWriter[] = [];

function open(options: WordWriterOptions = {}): WordWriter {
  const writer = openWordWriter(options);
  opened.push(writer);
  return writer;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((writer) => writer.close()));
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
    const files = await Promise.all(
      ['One', 'Two', 'Three'].map((title) => writer.write(titled(title), flowing)),
    );
    expect(files.map((bytes) => readDocx(bytes).texts)).toEqual([['One'], ['Two'], ['Three']]);
  });

  test('fails a plan that it cannot write by name, and writes the next', async () => {
    const writer = open();
    const failed = writer.write(unknownRole, flowing);
    const next = writer.write(titled('Next'), flowing);
    await expect(failed).rejects.toMatchObject({ name: 'WordNotWritten', code: 'plan-not-writable' });
    expect(readDocx(await next).texts).toEqual(['Next']);
  });

  test('replaces a thread that outgrew its memory', async () => {
    const writer = open({ memoryMb: 40 });
    await expect(writer.write(hugePlan(60_000), flowing)).rejects.toMatchObject({ code: 'out-of-memory' });
    expect(readDocx(await writer.write(titled('Next'), flowing)).texts).toEqual(['Next']);
  });

  test('replaces a thread that takes too long', async () => {
    const writer = open({ longestMs: 150 });
    await expect(writer.write(hugePlan(60_000), flowing)).rejects.toMatchObject({ code: 'took-too-long' });
  });

  test('refuses to write once it is closed, and ends what was waiting', async () => {
    const writer = open();
    const waiting = writer.write(hugePlan(20_000), flowing);
    const refused = expect(waiting).rejects.toMatchObject({ code: 'writer-closed' });
    await writer.close();
    await refused;
    await expect(writer.write(titled('Late'), flowing)).rejects.toMatchObject({ code: 'writer-closed' });
  });
});

describe('reading a file back', () => {
  test('finds nothing where the file says what the plan says', () => {
    expect(differenceFromPlan(planToDocx(agenda, flowing), agenda)).toBeNull();
  });

  test.each([
    ['a word that is missing', titled('One two three'), titled('One three')],
    ['a word that is twice', titled('One two'), titled('One two two')],
    ['words in another order', titled('One two'), titled('Two one')],
    ['a paragraph that is missing', hugePlan(3), hugePlan(2)],
    ['a paragraph too many', hugePlan(2), hugePlan(3)],
  ])('finds %s', (_name, plan, otherPlan) => {
    expect(differenceFromPlan(planToDocx(otherPlan, flowing), plan)).toMatch(/^paragraph \d+ of \d+$/);
  });
});
