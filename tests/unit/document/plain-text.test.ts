import { describe, expect, it } from 'vitest';
import type { BodyNode } from '../../../shared/document/body.ts';
import { countWords, plainTextByNode, plainTextOf } from '../../../shared/document/plain-text.ts';
import { documentKinds, schemaFor } from '../../../shared/document/schemas.ts';

const text = (words: string): BodyNode => ({ type: 'text', text: words });
const block = (type: string, ...content: readonly BodyNode[]): BodyNode => ({ type, content });

describe('a body as plain text', () => {
  it('knows every node of every schema, and no other', () => {
    const known = new Set(documentKinds.flatMap((kind) => Object.keys(schemaFor(kind).nodes)));
    expect(new Set(Object.keys(plainTextByNode))).toEqual(known);
  });

  it('reads every word once, a line a block, in reading order', () => {
    const body = block(
      'doc',
      block('subheading', text('Heading')),
      block('paragraph', text('One '), { type: 'person', attrs: { label: 'ACC Harland' } }, text(' two')),
      block(
        'bulletList',
        block(
          'listItem',
          block('paragraph', text('three')),
          block('bulletList', block('listItem', block('paragraph', text('four')))),
        ),
      ),
      block(
        'table',
        block(
          'tableRow',
          block('tableHeader', block('paragraph', text('five'))),
          block('tableCell', block('paragraph', text('six'))),
        ),
      ),
      block(
        'exchange',
        block('question', block('paragraph', text('seven'))),
        block('answer', block('paragraph', text('eight'), { type: 'hardBreak' }, text('nine'))),
      ),
      block('action', text('ten')),
      block(
        'standardWording',
        block('paragraph', text('eleven '), { type: 'figure', attrs: { text: '12%' } }),
        block('bulletList', block('listItem', block('paragraph', text('thirteen')))),
      ),
    );
    expect(plainTextOf(body)).toBe(
      'Heading\nOne ACC Harland two\nthree\nfour\nfive\tsix\nseven\neight\nnine\nten\neleven 12%\nthirteen',
    );
  });

  it('says so where it meets a node that it does not know', () => {
    expect(() => plainTextOf(block('doc', { type: 'iframe' }))).toThrow('iframe');
  });

  it.each([
    ['', 0],
    ['  \n ', 0],
    ['one', 1],
    ['– … —', 0],
    ['the Chief Constable’s 42.1% (see below)', 6],
    ['été 100 £306,000', 3],
  ])('counts the words of %j as %i', (words, count) => {
    expect(countWords(words)).toBe(count);
  });
});
