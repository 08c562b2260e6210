import { Node } from '@tiptap/core';
import { requireIdOrNull } from '../refs.ts';

export const answerOutcomes = ['answered', 'owed', 'partly'] as const;
export type AnswerOutcome = (typeof answerOutcomes)[number];

/** A question and its answer. */
export const ExchangeNode = Node.create({
  name: 'exchange',
  group: 'block',
  content: 'question answer',
  defining: true,
  parseHTML: () => [{ tag: 'div[data-block="exchange"]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-block': 'exchange' }, 0],
});

export const QuestionNode = Node.create({
  name: 'question',
  content: 'paragraph+',
  addAttributes: () => ({ askerId: personAttribute('data-asker', 'askerId') }),
  parseHTML: () => [{ tag: 'div[data-block="question"]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-block': 'question' }, 0],
});

export const AnswerNode = Node.create({
  name: 'answer',
  content: 'paragraph+',
  addAttributes: () => ({
    answererId: personAttribute('data-answerer', 'answererId'),
    outcome: {
      default: 'answered',
      validate: (value: unknown) => {
        if (!answerOutcomes.some((outcome) => outcome === value)) throw new RangeError('outcome');
      },
      parseHTML: (element: { getAttribute(name: string): string | null }) =>
        answerOutcomes.find((outcome) => outcome === element.getAttribute('data-outcome')) ?? 'answered',
      renderHTML: ({ outcome }: Record<string, unknown>) => ({ 'data-outcome': String(outcome) }),
    },
  }),
  parseHTML: () => [{ tag: 'div[data-block="answer"]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-block': 'answer' }, 0],
});

function personAttribute(htmlName: string, name: string) {
  return {
    default: null,
    validate: requireIdOrNull,
    parseHTML: (element: { getAttribute(name: string): string | null }) => element.getAttribute(htmlName),
    renderHTML: (attributes: Record<string, unknown>) => {
      const id = attributes[name];
      return typeof id === 'string' ? { [htmlName]: id } : {};
    },
  };
}
