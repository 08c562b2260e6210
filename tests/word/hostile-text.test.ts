import { afterAll, describe, expect, test } from 'vitest';
import { openWordWriter } from '../../electron/core/word/write-word.ts';
import type { WordPlan } from '../../shared/word-plan/word-plan.ts';
import { flowing } from '../support/house-styles.ts';
import { readDocx } from '../support/docx-reader.ts';

const writer = openWordWriter();
afterAll(() => writer.close());

/** A plan whose every text is the same words: in a heading, a list, a link, a table, a part, the properties. */
function planSaying(words: string): WordPlan {
  const inlines = [{ inline: 'text', text: words }] as const;
  const number = { list: 'letters', sequence: 's', level: 0, expected: 'a' } as const;
  return {
    kind: 'notes',
    properties: { title: words, subject: words, author: words },
    language: 'en-GB',
    runningHead: words,
    footer: words,
    blocks: [
      { block: 'paragraph', role: 'title', inlines },
      { block: 'paragraph', role: 'letter', inlines, number },
      {
        block: 'part',
        id: 'part-one',
        title: words,
        blocks: [
          {
            block: 'paragraph',
            role: 'item-heading',
            inlines: [{ inline: 'link', href: 'https://example.org/', inlines }],
          },
          {
            block: 'table',
            description: words,
            columns: [100],
            headerRows: [],
            rows: [{ cells: [{ blocks: [{ block: 'paragraph', role: 'table-text', inlines }] }] }],
          },
          { block: 'paragraph', role: 'paragraph', inlines: [{ inline: 'left-out', reason: words }] },
        ],
      },
    ],
  };
}

async function writtenTexts(words: string): Promise<readonly string[]> {
  const file = readDocx(await writer.write(planSaying(words), flowing));
  return file.texts;
}

const same = (words: string): readonly string[] => [words, words, words, words, `[Restricted: ${words}]`];

describe('hostile text comes out as harmless text', () => {
  test.each([
    ['XML', `<w:p/> & "quotes" ]]> <!-- ' -->`],
    ['what docx fills in itself', '{default-bullet-numbering-0} {letters-0} {letters-1}'],
    ['field codes', '{ HYPERLINK "file:///c:/x" } { PAGE } \\* MERGEFORMAT'],
    ['right-to-left words', 'قبل שלום after \u202Eturned'],
    ['emoji and rare letters', '👮🏽‍♀️ 𝔘 Ǆ ﷽'],
    ['entities', '&amp; &#0; &lt;script&gt; &nbsp;'],
    ['placeholders of patterns', '$& $1 %1. $$'],
  ])('%s', async (_name, words) => {
    expect(await writtenTexts(words)).toEqual(same(words));
  });

  test('characters that XML forbids fall away, and Word opens the file', async () => {
    expect(await writtenTexts('one\u0000\u0008\u000B\uFFFE\uFFFF two\uD800 three\uDFFF')).toEqual(
      same('one two three'),
    );
  });

  test('line ends of every kind are line breaks, tabs are tabs', async () => {
    expect(await writtenTexts('one\r\ntwo\rthree\u2028four\tfive')).toEqual(
      same('one\ntwo\nthree\nfour\tfive'),
    );
  });

  test('a word of 100,000 characters stays whole', async () => {
    const long = 'x'.repeat(100_000);
    expect(await writtenTexts(long)).toEqual(same(long));
  });

  test('an id that is no uuid still makes one tag and one bookmark a part', async () => {
    const [part] = planSaying('words').blocks.slice(-1);
    if (part?.block !== 'part') throw new Error('no part');
    const ids = ['a b"c', '{letters-0}', 'x'.repeat(300), `${'x'.repeat(300)}y`];
    const plan = { ...planSaying('words'), blocks: ids.map((id) => ({ ...part, id })) };
    const file = readDocx(await writer.write(plan, flowing));
    expect(file.parts).toHaveLength(4);
    expect(file.bookmarks.size).toBe(4);
    for (const name of file.bookmarks.keys()) expect(name).toMatch(/^[A-Za-z]\w{0,39}$/);
    for (const { tag } of file.parts) expect(tag.length).toBeLessThanOrEqual(64);
  });

  test('the name of a section is cut between words: part of one could be a word that was kept back', async () => {
    const [part] = planSaying('words').blocks.slice(-1);
    if (part?.block !== 'part') throw new Error('no part');
    const title = 'Open them under them asked that night come river school one more';
    const titles = [title, `${title.slice(0, 60)} more`, 'y'.repeat(90), `${'y'.repeat(59)}👮`];
    const plan = {
      ...planSaying('words'),
      blocks: titles.map((name, id) => ({ ...part, id: `${id}`, title: name })),
    };
    const file = readDocx(await writer.write(plan, flowing));
    expect(file.parts.map(({ alias }) => alias)).toEqual([
      'Open them under them asked that night come river school one',
      title.slice(0, 60).trim(),
      'y'.repeat(60),
      'y'.repeat(59),
    ]);
  });
});
