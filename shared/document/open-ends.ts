import type { Body, BodyNode } from './body.ts';
import { plainTextOf } from './plain-text.ts';

export const openEndCodes = [
  'answer-owed',
  'answer-partly-owed',
  'action-without-owner',
  'action-without-date',
  'marked-to-check',
] as const;
export type OpenEndCode = (typeof openEndCodes)[number];

/** Something in notes that is not finished: what it is, and the words that it stands in. */
export type OpenEnd = { readonly code: OpenEndCode; readonly text: string };

/** What is left open in a section of the notes, in reading order. */
export function openEndsIn(body: Body): readonly OpenEnd[] {
  return body.content.flatMap((block) => [...endsOf(block), ...marksIn(block)]);
}

function endsOf(block: BodyNode): readonly OpenEnd[] {
  switch (block.type) {
    case 'action':
      return actionEnds(block);
    case 'exchange':
      return exchangeEnds(block);
    default:
      return (block.content ?? []).flatMap(endsOf);
  }
}

function actionEnds(action: BodyNode): readonly OpenEnd[] {
  const { owners, due } = action.attrs ?? {};
  const text = plainTextOf(action);
  return [
    ...(Array.isArray(owners) && owners.length > 0
      ? []
      : ([{ code: 'action-without-owner', text }] as const)),
    ...(typeof due === 'string' ? [] : ([{ code: 'action-without-date', text }] as const)),
  ];
}

function exchangeEnds({ content = [] }: BodyNode): readonly OpenEnd[] {
  const question = content.find(({ type }) => type === 'question');
  const answer = content.find(({ type }) => type === 'answer');
  const text = question === undefined ? '' : plainTextOf(question);
  switch (answer?.attrs?.outcome) {
    case 'owed':
      return [{ code: 'answer-owed', text }];
    case 'partly':
      return [{ code: 'answer-partly-owed', text }];
    default:
      return [];
  }
}

// "[check]", as clerks leave it for themselves.
function marksIn(block: BodyNode): readonly OpenEnd[] {
  return plainTextOf(block)
    .split('\n')
    .filter((line) => /\[check\b[^\]]*\]/i.test(line))
    .map((text) => ({ code: 'marked-to-check', text }));
}
