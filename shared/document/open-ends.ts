import type { Body, BodyNode } from './body.ts';
import { plainTextOf } from './plain-text.ts';

export const openEndCodes = [
  'answer-owed',
  'answer-partly-owed',
  'action-without-owner',
  'action-without-date',
  'note-to-self',
  'marked-to-check',
] as const;
export type OpenEndCode = (typeof openEndCodes)[number];

/** Something in notes that is not finished: what it is, and the words that it stands in. */
export type OpenEnd = { readonly code: OpenEndCode; readonly text: string };

/** "[check]", "[check with finance]", as clerks leave it for themselves. */
export const checkMark = /\[check\b[^\]\n]*\]/gi;

/** What is left open in a section of the notes, in reading order. `followed`: the exchanges that an action follows up. */
export function openEndsIn(
  body: Pick<Body, 'content'>,
  followed: ReadonlySet<string> = followedIn(body),
): readonly OpenEnd[] {
  return body.content.flatMap((block) => [...endsOf(block, followed), ...marksIn(block)]);
}

/** The exchanges whose owed answers became actions. */
export function followedIn({ content }: Pick<Body, 'content'>): ReadonlySet<string> {
  const ids = content.flatMap(({ type, attrs }) => (type === 'action' ? [attrs?.exchangeId] : []));
  return new Set(ids.filter((id) => typeof id === 'string'));
}

function endsOf(block: BodyNode, followed: ReadonlySet<string>): readonly OpenEnd[] {
  switch (block.type) {
    case 'action':
      return actionEnds(block);
    case 'exchange':
      return exchangeEnds(block, followed);
    case 'noteToSelf':
      return [{ code: 'note-to-self', text: plainTextOf(block) }];
    default:
      return (block.content ?? []).flatMap((child) => endsOf(child, followed));
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

// An owed answer that became an action is the register's to chase.
function exchangeEnds({ attrs, content = [] }: BodyNode, followed: ReadonlySet<string>): readonly OpenEnd[] {
  if (typeof attrs?.id === 'string' && followed.has(attrs.id)) return [];
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

// The line that it stands in, once for each mark. A note to self is an end as a whole.
function marksIn(block: BodyNode): readonly OpenEnd[] {
  if (block.type === 'noteToSelf') return [];
  return plainTextOf(block)
    .split('\n')
    .flatMap((text) => [...text.matchAll(checkMark)].map(() => ({ code: 'marked-to-check', text }) as const));
}
