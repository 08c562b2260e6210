import type { BodyProblem, BodyProblemCode } from '../document/validate-body.ts';
import { quotedFact } from './facts.ts';

/** Why a section's text cannot be opened to edit or saved. */
export function wordBodyProblem(problem: Pick<BodyProblem, 'code' | 'detail'>): string {
  return bodySentences[problem.code](problem.detail);
}

const bodySentences: Readonly<Record<BodyProblemCode, (detail: string) => string>> = {
  'not-a-document': () => 'The text is not in a form that Secretariat can read.',
  'too-deep': () => 'The text has lists or tables inside each other too many times.',
  'too-long': () => 'The text of this section is too long. Split it into several agenda items.',
  'unknown-node': (detail) =>
    `The text holds something that this version of Secretariat does not know (${quotedFact({ detail }, 'detail', 'a block')}). A newer version can open it.`,
  'unknown-mark': (detail) =>
    `The text holds formatting that this version of Secretariat does not know (${quotedFact({ detail }, 'detail', 'a format')}). A newer version can open it.`,
  'unknown-attribute': (detail) =>
    `The text holds a detail that this version of Secretariat does not know (${quotedFact({ detail }, 'detail', 'a detail')}). A newer version can open it.`,
  'forbidden-character': () =>
    'The text holds an invisible character that Word files cannot hold. Paste the passage again as plain text.',
  misplaced: () =>
    'Something in the text is in a place where it cannot be, such as a list without any lines.',
};
