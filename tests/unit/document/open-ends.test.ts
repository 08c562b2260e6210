import { expect, test } from 'vitest';
import { followedIn, openEndsIn } from '../../../shared/document/open-ends.ts';
import { restrictedWordsIn } from '../../../shared/document/restricted-words.ts';
import type { BodyNode } from '../../../shared/document/body.ts';
import {
  aBody,
  anAction,
  anExchange,
  aNoteToSelf,
  aParagraph,
  aPersonChip,
  aTable,
  bullets,
  restricted,
} from '../../support/builders/body-pieces.ts';

function answered(outcome: string, question: string): BodyNode {
  const exchange = anExchange(question, 'An answer.');
  return {
    ...exchange,
    content: (exchange.content ?? []).map((part) =>
      part.type === 'answer' ? { ...part, attrs: { ...part.attrs, outcome } } : part,
    ),
  };
}

test('owed and partly owed answers, actions without owner or date and marks to check are open, in their order', () => {
  const id = '0190a000-0000-7000-8000-000000000001';
  const body = aBody(
    answered('owed', 'How many?'),
    answered('answered', 'Who?'),
    answered('partly', 'Since when?'),
    anAction('Send it', { owners: [{ kind: 'person', id }], due: '2026-05-01' }),
    anAction('Publish it', { owners: [{ kind: 'person', id }] }),
    anAction('Ask them'),
    bullets('It was 30 [Check with finance]', 'nothing'),
    aParagraph('He checked the list.'),
  );
  expect(openEndsIn(body)).toEqual([
    { code: 'answer-owed', text: 'How many?' },
    { code: 'answer-partly-owed', text: 'Since when?' },
    { code: 'action-without-date', text: 'Publish it' },
    { code: 'action-without-owner', text: 'Ask them' },
    { code: 'action-without-date', text: 'Ask them' },
    { code: 'marked-to-check', text: 'It was 30 [Check with finance]' },
  ]);
  expect(openEndsIn(aBody(aParagraph('All is said.')))).toEqual([]);
});

test('a note to self is open as a whole, and marks in it are not counted again', () => {
  expect(
    openEndsIn(aBody(aNoteToSelf('Ask Ruth [check]'), aParagraph('[check] twice [CHECK the log]'))),
  ).toEqual([
    { code: 'note-to-self', text: 'Ask Ruth [check]' },
    { code: 'marked-to-check', text: '[check] twice [CHECK the log]' },
    { code: 'marked-to-check', text: '[check] twice [CHECK the log]' },
  ]);
});

test('an owed answer is not open while an action follows it up, in this section or another', () => {
  const id = 'exchange-1';
  const owed = { ...answered('owed', 'How many?'), attrs: { id } };
  const action = anAction('Answer: How many?');
  const following = { ...action, attrs: { ...action.attrs, exchangeId: id } };
  const codes = (...blocks: readonly BodyNode[]) => openEndsIn(aBody(...blocks)).map(({ code }) => code);
  expect(codes(owed)).toEqual(['answer-owed']);
  expect(codes(owed, following)).not.toContain('answer-owed');
  expect(openEndsIn(aBody(owed), followedIn(aBody(following)))).toEqual([]);
});

test('runs of restricted words are one text each, wherever they stand', () => {
  const marks = [{ type: 'restricted', attrs: { reason: 'section 30' } }];
  const body = aBody(
    aParagraph('Open ', restricted('Operation '), { ...aPersonChip(null, 'CC Moss'), marks }, ' open'),
    aTable(['Year'], [restricted('Nine hundred')]),
    bullets('nothing'),
  );
  expect(restrictedWordsIn(body)).toEqual(['Operation CC Moss', 'Nine hundred']);
});
