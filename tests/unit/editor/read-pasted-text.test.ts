import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMark } from '../../../renderer/editor/paste/list-mark.ts';
import type { PastedBlock } from '../../../renderer/editor/paste/pasted-blocks.ts';
import { readPastedText } from '../../../renderer/editor/paste/read-pasted-text.ts';

/** The words of each block, lists with their marks. */
function linesOf(blocks: readonly PastedBlock[]): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        return [block.inlines.map((inline) => (inline === 'line-break' ? '\n' : inline.text)).join('')];
      case 'list':
        return block.items.flatMap((item) =>
          linesOf(item).map((line) => `${block.isLettered ? 'a)' : '-'} ${line}`),
        );
      case 'table':
        return [];
    }
  });
}

const read = (text: string): readonly string[] => linesOf(readPastedText(text).blocks);

describe('plain text from the clipboard', () => {
  it('becomes a paragraph a line, without the blank lines between', () => {
    expect(read('One.\r\n\r\nTwo.\n\n\nThree.\u2029Four.')).toEqual(['One.', 'Two.', 'Three.', 'Four.']);
  });

  it('keeps the spaces around a few words in one line', () => {
    expect(read(' and then ')).toEqual([' and then ']);
  });

  it('drops control characters, soft hyphens and lone surrogates', () => {
    expect(read('be\u0007ll safe\u00ADguarding \uD800end 😀')).toEqual(['bell safeguarding end 😀']);
  });

  it('makes bullets and letters lists, and leaves one dash alone as it was typed', () => {
    expect(read('• one\no\ttwo\n\na) first\nb) second\n– a remark')).toEqual([
      '- one',
      '- - two',
      'a) first',
      'a) second',
      '– a remark',
    ]);
    expect(read('A line\nc) on its own')).toEqual(['A line', 'c) on its own']);
    expect(read('1. Welcome\n2. Apologies')).toEqual(['1. Welcome', '2. Apologies']);
  });

  it('makes an address a link, without the filter that a mail went through', () => {
    const wrapped = 'https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fcalder.example%2Fa';
    const [paragraph] = readPastedText(`See ${wrapped}.`).blocks;
    const href = 'https://calder.example/a';
    expect(paragraph?.kind === 'paragraph' ? paragraph.inlines : null).toMatchObject([
      { text: 'See ', href: null },
      { text: href, href },
      { text: '.', href: null },
    ]);
  });

  it('loses no visible word, however the lines are broken', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[A-Za-z0-9'’.,£%]{1,12}$/)),
        fc.array(fc.constantFrom('\n', '\r\n', ' ', '\t', '\n\n'), { minLength: 1 }),
        (words, gaps) => {
          const text = words.map((word, at) => word + (gaps[at % gaps.length] ?? ' ')).join('');
          expect(read(text).join(' ').split(/\s+/).filter(Boolean)).toEqual(words);
        },
      ),
    );
  });
});

describe('text that a page has broken into lines', () => {
  const page = [
    'This report sets out how the service has answered calls for help in the five districts',
    'of Calder between April and September 2023, and what has been done since to shorten the',
    'time that people wait. Account-',
    'ability rests with the office, and the follow-',
    'up of every action with those who have promised it at the meeting of the whole body.',
  ];

  it('is put together again, with the words that were divided', () => {
    const { blocks, leftOut } = readPastedText(page.join('\n'));
    expect(linesOf(blocks)).toEqual([
      page.join(' ').replace('Account- ability', 'Accountability').replace('follow- up', 'follow-up'),
    ]);
    expect(leftOut.joinedWords).toBe(1);
  });

  it('keeps a hyphen that the text has elsewhere too', () => {
    expect(read(`${page.join('\n')}\n\nThe account-ability office.`)[0]).toContain('Account-ability rests');
  });

  it('is not guessed from a list of sentences, nor from short lines', () => {
    const sentences = [
      'The Deputy Mayor welcomed everybody to the meeting and opened it at once.',
      'The Chief Constable presented the report on calls and answered questions.',
      'The board will be told of the outcome before the meeting in September.',
    ];
    expect(read(sentences.join('\n'))).toEqual(sentences);
    expect(read('Calder Police\nthe old station\nAshby')).toEqual([
      'Calder Police',
      'the old station',
      'Ashby',
    ]);
  });
});

describe('the mark of an item in Word', () => {
  it.each([
    ['1.', true, 1],
    ['(12)', true, 12],
    ['2.3.', true, 3],
    ['c)', true, 3],
    ['i.', true, 1],
    ['(iv)', true, 4],
    ['xi.', true, 11],
    ['·', false, null],
    ['o', false, null],
    ['§', false, null],
    ['', false, null],
  ])('%j', (mark, isLettered, number) => {
    expect(readMark(mark)).toEqual({ isLettered, number });
  });
});
