import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openWordWriter } from '../../electron/core/word/write-word.ts';
import { actionsInBody } from '../../shared/document/actions-in-body.ts';
import type { Body, BodyNode } from '../../shared/document/body.ts';
import { validateBody } from '../../shared/document/validate-body.ts';
import type { MeetingFacts } from '../../shared/word-plan/meeting-facts.ts';
import { agendaContent, withRestrictions } from '../../shared/word-plan/agenda-content.ts';
import { planActionLog } from '../../shared/word-plan/plan-action-log.ts';
import { planAgenda, planIssuedAgenda } from '../../shared/word-plan/plan-agenda.ts';
import { planCoverPaper } from '../../shared/word-plan/plan-cover-paper.ts';
import { planNotes } from '../../shared/word-plan/plan-notes.ts';
import { planPack } from '../../shared/word-plan/plan-pack.ts';
import { mustNotLeave } from '../../shared/word-plan/must-not-leave.ts';
import type { Showing } from '../../shared/word-plan/showing.ts';
import { paragraphsOf, planText } from '../../shared/word-plan/plan-text.ts';
import { restrictedItems } from '../../shared/domain/restrictions.ts';
import type { WordPlan } from '../../shared/word-plan/word-plan.ts';
import { builtInTemplate } from '../../shared/domain/papers.ts';
import { usualManner } from '../../shared/domain/manner.ts';
import { builtInHouseStyle, flowing } from '../support/house-styles.ts';
import { aBody, aParagraph, aReportLink, restricted } from '../support/builders/body-pieces.ts';
import {
  agendaOf,
  aMeetingFacts,
  anAgendaItem,
  aPaper,
  aRegisteredAction,
  aReportItem,
  calderPolice,
  idOf,
  notesOf,
  noReportFacts,
} from '../support/builders/meeting-facts.ts';
import { readDocx } from '../support/docx-reader.ts';

// Random documents in which every restricted word begins with "heron" and every other word is "open" and a number.

const writer = openWordWriter();
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

// An address says what its words do: where some of them are restricted, so is where they lead.
function hrefFor(content: readonly BodyNode[]): string {
  return /restricted/.test(JSON.stringify(content))
    ? 'https://example.org/heron'
    : 'https://example.org/report';
}
const reportLink = inlines.map((content): BodyNode => {
  const link = plainMarks({ type: 'reportLink', content });
  const marked = (link.content ?? []).map((each) => ({
    ...each,
    marks: (each.marks ?? []).filter(({ type }) => type === 'restricted'),
  }));
  // One without words of its own says the name of the report.
  const named = marked.length > 0 ? marked : [{ type: 'text', text: word('open') }];
  return { ...link, content: named, attrs: { href: hrefFor(marked) } };
});
const quotation = fc
  .array(paragraph, { minLength: 1, maxLength: 3 })
  .map((content): BodyNode => ({ type: 'quotation', content }));
const paperBlock = fc.oneof(
  paragraph,
  ofType('subheading').map(plainMarks),
  list,
  table,
  reportLink,
  quotation,
);
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

const numberedTable = builtInHouseStyle('numbered-table');
const publicShowings = ['said', 'without-trace'] as const;

const plansOf = (
  facts: MeetingFacts,
  showing: Showing = 'said',
  manner = usualManner,
): readonly WordPlan[] => [
  planCoverPaper(facts, item.id, manner, showing),
  planNotes(facts, manner, showing),
  planActionLog(facts, manner, showing),
];

function openWords(value: unknown): readonly string[] {
  return JSON.stringify(value).match(/open\d+x/g) ?? [];
}

test('restricted words are in no plan, and every other word is there once, in order', () => {
  fc.assert(
    fc.property(bodyOf(paperBlock), bodyOf(notesBlock), (paper, notes) => {
      for (const showing of publicShowings) {
        const [paperPlan, notesPlan, logPlan] = plansOf(meetingOf(paper, notes), showing);
        const table = planNotes(meetingOf(paper, notes), numberedTable.manner, showing);
        for (const plan of [paperPlan, notesPlan, logPlan, table]) {
          expect(JSON.stringify(plan)).not.toMatch(/heron/i);
          if (showing === 'without-trace') expect(JSON.stringify(plan)).not.toMatch(/restricted|section 40/i);
        }
        expect(openWords(paperPlan && planText(paperPlan))).toEqual([
          ...openWords(paper),
          ...openWords(paper),
        ]);
        expect(openWords(notesPlan && planText(notesPlan))).toEqual(openWords(notes));
        expect(openWords(planText(table))).toEqual(openWords(notes));
      }
    }),
    { numRuns: 300 },
  );
});

test('restricted words are in no byte of a Word file, and every other word is there once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(bodyOf(paperBlock), bodyOf(notesBlock), async (paper, notes) => {
      const facts = meetingOf(paper, notes);
      const plans = plansOf(facts, 'said', numberedTable.manner);
      const files = await Promise.all(
        plans.map(async (plan) => readDocx(await writer.write(plan, numberedTable))),
      );
      for (const file of files) expect(file.everything).not.toMatch(/heron/i);
      expect(openWords(files[0]?.texts)).toEqual([...openWords(paper), ...openWords(paper)]);
      expect(openWords(files[1]?.texts)).toEqual(openWords(notes));
      for (const plan of plansOf(facts, 'without-trace')) {
        expect(readDocx(await writer.write(plan, flowing)).everything).not.toMatch(/heron|section 40/i);
      }
    }),
    { numRuns: 10 },
  );
});

type Flags = {
  readonly item: boolean;
  readonly subItem: boolean;
  readonly otherSubItem: boolean;
  readonly notes: boolean;
  readonly paper: readonly boolean[];
};

const flags: fc.Arbitrary<Flags> = fc.record({
  item: fc.boolean(),
  subItem: fc.boolean(),
  otherSubItem: fc.boolean(),
  notes: fc.boolean(),
  paper: fc.array(fc.boolean(), { minLength: builtInTemplate.length, maxLength: builtInTemplate.length }),
});

/** The same with every word that may be read made into one that may not. */
function asSecret<Value>(isSecret: boolean, value: Value): Value {
  return isSecret ? (JSON.parse(JSON.stringify(value).replaceAll('open', 'heron')) as Value) : value;
}

const inForce = (isRestricted: boolean, reason: string): string | null => (isRestricted ? reason : null);

/** Three items, the second with two sub-items, restricted as the flags say; every word of theirs begins accordingly. */
function restrictedMeeting(
  on: Flags,
  paperBody: Body,
  bodies: readonly Body[],
  hasFlags: boolean,
): MeetingFacts {
  const flag = (isRestricted: boolean, reason: string) => inForce(isRestricted && hasFlags, reason);
  const secretItem = on.item;
  const isSecret = [false, secretItem, secretItem || on.subItem, secretItem || on.otherSubItem, false];
  const organisation = {
    ...calderPolice,
    id: idOf('organisation of item'),
    name: secretItem ? 'Heron Force' : 'Open Force',
  };
  const parent = aReportItem(asSecret(secretItem, 'open2000x'), {
    reportTitle: asSecret(secretItem, 'Report open2001x'),
    reportHref: secretItem ? 'https://example.org/heron' : 'https://example.org/report',
    organisationId: organisation.id,
    chairNotes: 'heron chair',
    restrictedReason: flag(on.item, 'Sch 12A para 1'),
  });
  const sub = (title: string, isOn: boolean, isHidden: boolean) =>
    anAgendaItem(asSecret(isHidden, title), {
      parentId: parent.id,
      restrictedReason: flag(isOn, 'FOI Act s31'),
    });
  const items = [
    anAgendaItem('First', { rank: 'a1' }),
    { ...parent, rank: 'a2' },
    { ...sub('open3000x', on.subItem, isSecret[2] ?? false), rank: 'a3' },
    { ...sub('open4000x', on.otherSubItem, isSecret[3] ?? false), rank: 'a4' },
    anAgendaItem('Last', { rank: 'a5' }),
  ];
  const written = bodies.map((each, index) =>
    asSecret((isSecret[index] ?? false) || (on.notes && index === 1), each),
  );
  const paper = aPaper(parent);
  const paperSections = paper.sections.map((section, index) => {
    const isHidden = on.paper[index] ?? false;
    const content = { state: 'sound' as const, body: asSecret(secretItem || isHidden, paperBody) };
    return { ...section, content, restrictedReason: flag(isHidden, 'FOI Act s40') };
  });
  const isAttachmentSecret =
    secretItem || (on.paper[builtInTemplate.findIndex(({ key }) => key === 'attachment')] ?? false);
  const notes = notesOf(items);
  const facts = aMeetingFacts({
    agendaItems: items,
    organisations: [calderPolice, organisation],
    papers: [
      {
        ...paper,
        sections: paperSections,
        attachments: [
          {
            ...{ id: idOf('attached'), revision: 1, documentId: paper.id, kind: 'link', bytes: null },
            name: isAttachmentSecret ? 'Heron annex' : 'Annex',
            href: isAttachmentSecret ? 'https://example.org/heron' : 'https://example.org/annex',
            audience: 'public',
          },
        ],
      },
    ],
    notes: {
      ...notes,
      sections: items.flatMap((each, index) => {
        const section = notes.sections.find(({ agendaItemId }) => agendaItemId === each.id);
        const body = written[index] ?? aBody();
        const restrictedReason = flag(on.notes && index === 1, 'FOI Act s36');
        return section ? [{ ...section, restrictedReason, content: { state: 'sound' as const, body } }] : [];
      }),
    },
  });
  const actions = items.flatMap((each, index) =>
    actionsInBody(written[index] ?? aBody()).map(({ id, text, isRestricted }) => {
      const isHidden = (isSecret[index] ?? false) || (on.notes && index === 1) || isRestricted;
      return aRegisteredAction({
        ...{ id: id ?? '', text, agendaItemId: each.id, agendaItemTitle: each.title, isRestricted: isHidden },
        updates: [
          {
            ...{ id: idOf('update'), at: '2023-11-01T09:00:00Z', author: 'Clerk' },
            ...{ event: 'update', href: null, supersededById: null, meetingId: null, ...noReportFacts },
            text: isHidden ? 'Asked heron9x.' : 'Asked.',
          },
          ...(isHidden
            ? []
            : [
                {
                  ...{ id: idOf('internal'), at: '2023-11-02T09:00:00Z', author: 'Clerk' },
                  ...{ event: 'update' as const, href: null, supersededById: null, meetingId: null },
                  ...{ ...noReportFacts, isInternal: true },
                  text: 'Off sick heron9x.',
                },
              ]),
        ],
      });
    }),
  );
  return { ...facts, actions };
}

const fiveBodies = fc.tuple(
  bodyOf(notesBlock),
  bodyOf(notesBlock),
  bodyOf(notesBlock),
  bodyOf(notesBlock),
  bodyOf(notesBlock),
);

/** Every plan of a meeting that there is. */
function everyPlanOf(facts: MeetingFacts, showing: Showing = 'said'): readonly WordPlan[] {
  const asIssued = agendaContent(
    {
      ...facts,
      agendaItems: facts.agendaItems.map((each) => ({ ...each, restrictedReason: null })),
    },
    [],
  );
  const [, report] = facts.agendaItems;
  return [
    planAgenda(facts, usualManner, showing),
    planNotes(facts, usualManner, showing),
    planActionLog(facts, usualManner, showing),
    planIssuedAgenda(
      withRestrictions(asIssued, restrictedItems(facts.agendaItems), {
        reasons: new Map(),
        titles: [],
        otherTitles: [],
      }),
      usualManner,
      showing,
    ),
    ...(report && report.restrictedReason === null
      ? [planCoverPaper(facts, report.id, usualManner, showing)]
      : []),
  ];
}

/** The numbers and letters that Word arrives at, in the order of the file. */
function marksOf(plan: WordPlan): readonly string[] {
  return paragraphsOf(plan.blocks).flatMap(({ number }) =>
    number && ['agenda', 'item-headings', 'actions', 'paragraphs'].includes(number.list)
      ? [`${number.list} ${number.expected}`]
      : [],
  );
}

test('nothing of a restricted item or section is in any plan, and no number shifts for it', () => {
  fc.assert(
    fc.property(flags, bodyOf(paperBlock), fiveBodies, (on, paper, bodies) => {
      const facts = restrictedMeeting(on, paper, bodies, true);
      const plans = everyPlanOf(facts);
      for (const plan of plans) expect(JSON.stringify(plan)).not.toMatch(/heron/i);
      const [agenda, notes, log] = plans;
      const without = everyPlanOf(restrictedMeeting(on, paper, bodies, false));
      expect(agenda && marksOf(agenda)).toEqual(without[0] && marksOf(without[0]));
      expect(notes && marksOf(notes)).toEqual(without[1] && marksOf(without[1]));
      if (plans.length === 5 && without.length === 5 && plans[4] && without[4]) {
        expect(marksOf(plans[4])).toEqual(marksOf(without[4]));
      }
      const labels = (plan: WordPlan | undefined) =>
        plan ? planText(plan).filter((text) => /^\d+ [a-z]+\)$/.test(text)) : [];
      expect(labels(log)).toEqual(labels(without[2]));
      // What is not restricted is all there.
      expect(openWords(notes && planText(notes))).toEqual(openWords(publicWordsOf(facts)));
    }),
    { numRuns: 200 },
  );
});

test('without a trace nothing tells of it, and what is left keeps its numbers', () => {
  fc.assert(
    fc.property(flags, bodyOf(paperBlock), fiveBodies, (on, paper, bodies) => {
      const facts = restrictedMeeting(on, paper, bodies, true);
      const plans = everyPlanOf(facts, 'without-trace');
      const said = everyPlanOf(facts);
      for (const [index, plan] of plans.entries()) {
        expect(JSON.stringify(plan)).not.toMatch(/heron|restricted|Act s|Sch 12A|section 40/i);
        const other = said[index];
        // Every open word stands beside the same number as in the file that says what was left out.
        expect(other && numbered(plan)).toEqual(other && numbered(other));
      }
      expect(openWords(plans[1] && planText(plans[1]))).toEqual(openWords(publicWordsOf(facts)));
    }),
    { numRuns: 200 },
  );
});

test('colleagues read every word and why it is restricted, and no notes to self and no notes for the chair', () => {
  fc.assert(
    fc.property(flags, bodyOf(paperBlock), fiveBodies, (on, paper, bodies) => {
      const facts = restrictedMeeting(on, paper, bodies, true);
      const [, notes] = everyPlanOf(facts, 'shown');
      const everyWord = (value: unknown): readonly string[] =>
        JSON.stringify(value).match(/(?:open|heron)\d+x/g) ?? [];
      const inAgendaOrder = facts.agendaItems.map((each) => {
        const section = facts.notes.sections.find(({ agendaItemId }) => agendaItemId === each.id);
        return [each.title, section?.content.state === 'sound' ? section.content.body.content : null];
      });
      expect(everyWord(notes && planText(notes))).toEqual(everyWord(inAgendaOrder));
      expect(JSON.stringify(everyPlanOf(facts, 'shown'))).not.toContain('heron chair');
      expect(notes?.audience).toBe('internal');
    }),
    { numRuns: 100 },
  );
});

/** The open words of numbered paragraphs, each with the mark that Word arrives at. */
function numbered(plan: WordPlan): readonly string[] {
  return paragraphsOf(plan.blocks).flatMap((each) =>
    each.number && openWords(each.inlines).length > 0
      ? [`${each.number.list} ${each.number.expected}: ${openWords(each.inlines).join(' ')}`]
      : [],
  );
}

/** The titles and notes of what is not restricted, in reading order. */
function publicWordsOf({ agendaItems: items, notes }: MeetingFacts): readonly unknown[] {
  const hidden = restrictedItems(items);
  return items
    .filter(({ id }) => !hidden.has(id))
    .flatMap((each) => {
      const section = notes.sections.find(({ agendaItemId }) => agendaItemId === each.id);
      const isShown = section?.restrictedReason === null && section.content.state === 'sound';
      return [each.title, isShown && section.content.state === 'sound' ? section.content.body : null];
    });
}

test('a restricted item has no paper to make, and says so', () => {
  const restricted = aReportItem('Operation Heron', { restrictedReason: 'FOI Act s31' });
  const facts = aMeetingFacts({ agendaItems: [restricted], papers: [aPaper(restricted)] });
  expect(() => planCoverPaper(facts, restricted.id)).toThrow('agenda-item-is-restricted');
});

test('the report that restricted words named is not put into the paper by the program', () => {
  const report = aReportItem('Use of force', {
    reportTitle: 'Report on Operation Heron',
    reportHref: 'https://example.org/heron',
  });
  const planOf = (attachment: Body): string =>
    JSON.stringify(
      planCoverPaper(
        aMeetingFacts({ agendaItems: [report], papers: [aPaper(report, { attachment })] }),
        report.id,
      ),
    );
  const inMark = aBody(aParagraph(restricted('Report on Operation Heron')));
  const inLink = aBody({
    ...aReportLink('Report on Operation Heron', 'https://example.org/heron'),
    content: [restricted('Report on Operation Heron')],
  });
  expect(planOf(inMark)).not.toMatch(/heron/i);
  expect(planOf(inLink)).not.toMatch(/heron/i);
  expect(planOf(aBody())).toMatch(/heron/);
});

test('without a trace a paper has no heading whose words were all restricted, and keeps those without any yet', () => {
  const report = aReportItem('Use of force');
  const paper = aPaper(report, { purpose: aBody(aParagraph(restricted('Heron.'))) });
  const plan = planCoverPaper(
    aMeetingFacts({ agendaItems: [report], papers: [paper] }),
    report.id,
    usualManner,
    'without-trace',
  );
  const written = paper.sections.find(({ key }) => key === 'purpose');
  const others = paper.sections.filter(({ key, isRequired }) => key !== 'purpose' && isRequired);
  expect(written?.isRequired).toBe(true);
  const parts = plan.blocks.flatMap((block) => (block.block === 'part' ? [block.id] : []));
  expect(parts).not.toContain(written?.id);
  expect(others.length).toBeGreaterThan(0);
  for (const { id } of others) expect(parts).toContain(id);
});

test('a report that a paper holds back is in no public file, and may stand in none', () => {
  const report = aReportItem('Use of force', {
    reportTitle: 'Report on Operation Heron',
    reportHref: 'https://example.org/heron',
  });
  const factsWith = (attachment: Body, restrictedReason: string | null = null): MeetingFacts => {
    const paper = aPaper(report, { attachment });
    const sections = paper.sections.map((section) =>
      section.key === 'attachment' ? { ...section, restrictedReason } : section,
    );
    const notes = notesOf([report], { [report.title]: aBody(aReportLink('', 'https://example.org/report')) });
    return aMeetingFacts({ agendaItems: [report], papers: [{ ...paper, sections }], notes });
  };
  const heldBack = [factsWith(aBody(aParagraph(restricted('It')))), factsWith(aBody(), 'FOI Act s31')];
  for (const facts of heldBack) {
    for (const plan of everyPlanOf(facts)) expect(JSON.stringify(plan)).not.toMatch(/heron/i);
    for (const plan of everyPlanOf(facts, 'without-trace'))
      expect(JSON.stringify(plan)).not.toMatch(/heron/i);
    expect(JSON.stringify(planPack(facts, null, usualManner))).not.toMatch(/heron/i);
    expect(JSON.stringify(planAgenda(facts, usualManner, 'shown'))).toMatch(/heron/i);
    const { withheld, rest } = mustNotLeave(facts);
    const held = { kind: 'restricted', item: '1' } as const;
    expect(withheld).toContainEqual({ ...held, text: 'Report on Operation Heron' });
    expect(withheld).toContainEqual({ ...held, text: 'https://example.org/heron' });
    expect(JSON.stringify(rest.agendaItems)).not.toMatch(/heron/i);
  }
  for (const plan of everyPlanOf(factsWith(aBody())).slice(0, 2))
    expect(JSON.stringify(plan)).toMatch(/heron/i);
});

test('nothing of a restricted item or section is in any byte of a Word file', async () => {
  await fc.assert(
    fc.asyncProperty(flags, bodyOf(paperBlock), fiveBodies, async (on, paper, bodies) => {
      for (const plan of everyPlanOf(restrictedMeeting(on, paper, bodies, true))) {
        expect(readDocx(await writer.write(plan, flowing)).everything).not.toMatch(/heron/i);
      }
    }),
    { numRuns: 8 },
  );
});
