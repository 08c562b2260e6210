import fc from 'fast-check';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openWordWriter } from '../../electron/core/word/write-word.ts';
import { actionsInBody } from '../../shared/document/actions-in-body.ts';
import type { Body, BodyNode } from '../../shared/document/body.ts';
import { validateBody } from '../../shared/document/validate-body.ts';
import type { MeetingFacts } from '../../shared/word-plan/meeting-facts.ts';
import { planActionLog } from '../../shared/word-plan/plan-action-log.ts';
import { planCoverPaper } from '../../shared/word-plan/plan-cover-paper.ts';
import { planNotes } from '../../shared/word-plan/plan-notes.ts';
import { planText } from '../../shared/word-plan/plan-text.ts';
import type { WordPlan } from '../../shared/word-plan/word-plan.ts';
import { aBody } from '../support/builders/body-pieces.ts';
import {
  agendaOf,
  aMeetingFacts,
  aPaper,
  aRegisteredAction,
  aReportItem,
  idOf,
  notesOf,
} from '../support/builders/meeting-facts.ts';
import { readDocx } from '../support/docx-reader.ts';

// Random documents in which every restricted word begins with "heron" and every other word is "open" and a number.

const writer = openWordWriter({
  resourcesFolder: fileURLToPath(new URL('../../resources', import.meta.url)),
});
afterAll(() => writer.close());

let counter = 0;
const word = (prefix: string): string => `${prefix}${(counter += 1)}x`;

const mark = fc.constantFrom<BodyNode['marks']>(
  [],
  [{ type: 'bold' }],
  [{ type: 'italic' }],
  [{ type: 'link', attrs: { href: 'https://example.org/open' } }],
);
const secretMarks = mark.map((marks) => [
  { type: 'restricted', attrs: { reason: 'section 40' } },
  ...(marks ?? []).map((each) =>
    each.type === 'link' ? { type: 'link', attrs: { href: 'https://example.org/heron' } } : each,
  ),
]);

const openText = mark.map((marks): BodyNode => ({
  type: 'text',
  text: `${word('open')} `,
  ...(marks ? { marks } : {}),
}));
const secretText = secretMarks.map((marks): BodyNode => ({ type: 'text', text: `${word('heron')} `, marks }));
const secretPerson = secretMarks.map((marks): BodyNode => ({
  type: 'person',
  attrs: { personId: null, label: word('heron') },
  marks,
}));
const secretBreak = secretMarks.map((marks): BodyNode => ({ type: 'hardBreak', marks }));

const inlines = fc.array(fc.oneof(openText, secretText, secretText, secretPerson, secretBreak), {
  maxLength: 6,
});
const ofType = (type: string, attrs?: Record<string, unknown>) =>
  inlines.map((content): BodyNode => ({ type, content, ...(attrs ? { attrs } : {}) }));
const paragraph = ofType('paragraph');
const plainMarks = (node: BodyNode): BodyNode => ({
  ...node,
  content: (node.content ?? [])
    .filter(({ type }) => type === 'text')
    .map((each) => ({
      ...each,
      marks: (each.marks ?? []).filter(({ type }) => type === 'restricted' || type === 'italic'),
    })),
});

const { list } = fc.letrec<{ list: BodyNode; item: BodyNode }>((tie) => ({
  list: fc.record({
    type: fc.constantFrom('bulletList', 'letterList'),
    content: fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
  }),
  item: fc
    .tuple(paragraph, fc.array(fc.oneof({ depthSize: 'small' }, paragraph, tie('list')), { maxLength: 2 }))
    .map(([first, others]): BodyNode => ({ type: 'listItem', content: [first, ...others] })),
}));

const table = fc
  .array(fc.array(fc.tuple(fc.boolean(), fc.oneof(paragraph, list)), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((rows): BodyNode => ({
    type: 'table',
    content: rows.map((cells) => ({
      type: 'tableRow',
      content: cells.map(([isHeader, content]) => ({
        type: isHeader ? 'tableHeader' : 'tableCell',
        content: [content],
      })),
    })),
  }));

const paperBlock = fc.oneof(paragraph, ofType('subheading').map(plainMarks), list, table);
const exchange = fc.tuple(paragraph, paragraph).map(([question, answer]): BodyNode => ({
  type: 'exchange',
  content: [
    { type: 'question', content: [question] },
    { type: 'answer', content: [answer] },
  ],
}));
const action = ofType('action', { owners: [], due: '2024-01-31' }).map((node): BodyNode => ({
  ...node,
  attrs: { ...node.attrs, id: idOf(word('action')) },
}));
const notesBlock = fc.oneof(paperBlock, ofType('decision'), exchange, action);
const bodyOf = (block: fc.Arbitrary<BodyNode>): fc.Arbitrary<Body> =>
  fc.array(block, { minLength: 1, maxLength: 5 }).map((blocks) => aBody(...blocks));

const item = aReportItem('Stop and search');
const agendaItems = agendaOf([item]);

function meetingOf(paper: Body, notes: Body): MeetingFacts {
  expect(validateBody('cover-paper', paper)).toMatchObject({ ok: true });
  expect(validateBody('notes', notes)).toMatchObject({ ok: true });
  return aMeetingFacts({
    agendaItems,
    papers: [aPaper(item, { purpose: paper, attachment: paper })],
    notes: notesOf(agendaItems, { 'Stop and search': notes }),
    actions: actionsInBody(notes).map(({ id, text }) => aRegisteredAction({ id: id ?? '', text })),
  });
}

const plansOf = (facts: MeetingFacts): readonly WordPlan[] => [
  planCoverPaper(facts, item.id),
  planNotes(facts),
  planActionLog(facts),
];

function openWords(value: unknown): readonly string[] {
  return JSON.stringify(value).match(/open\d+x/g) ?? [];
}

test('restricted words are in no plan, and every other word is there once, in order', () => {
  fc.assert(
    fc.property(bodyOf(paperBlock), bodyOf(notesBlock), (paper, notes) => {
      const [paperPlan, notesPlan, logPlan] = plansOf(meetingOf(paper, notes));
      for (const plan of [paperPlan, notesPlan, logPlan]) expect(JSON.stringify(plan)).not.toMatch(/heron/i);
      expect(openWords(paperPlan && planText(paperPlan))).toEqual([...openWords(paper), ...openWords(paper)]);
      expect(openWords(notesPlan && planText(notesPlan))).toEqual(openWords(notes));
    }),
    { numRuns: 300 },
  );
});

test('restricted words are in no byte of a Word file, and every other word is there once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(bodyOf(paperBlock), bodyOf(notesBlock), async (paper, notes) => {
      const plans = plansOf(meetingOf(paper, notes));
      const files = await Promise.all(plans.map(async (plan) => readDocx(await writer.write(plan))));
      for (const file of files) expect(file.everything).not.toMatch(/heron/i);
      expect(openWords(files[0]?.texts)).toEqual([...openWords(paper), ...openWords(paper)]);
      expect(openWords(files[1]?.texts)).toEqual(openWords(notes));
    }),
    { numRuns: 15 },
  );
});
