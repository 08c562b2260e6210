import { describe, expect, test } from 'vitest';
import { checkPaper } from '../../../shared/checks/check-paper.ts';
import type { PaperFacts } from '../../../shared/checks/paper-facts.ts';
import { builtInTemplate } from '../../../shared/domain/papers.ts';
import type { Figure } from '../../../shared/contract/entities/figures.ts';
import type { Plan } from '../../../shared/contract/entities/plans.ts';
import { aBody, aFigure, aParagraph, aWordingCopy } from '../../support/builders/body-pieces.ts';
import { aMeetingFacts, aPaper, aReportItem, agendaOf, idOf } from '../../support/builders/meeting-facts.ts';

const aPlan = (name: string, startsOn: string, endsOn: string): Plan => ({
  id: idOf(`${name} ${startsOn}`),
  revision: 1,
  name,
  shortName: null,
  startsOn,
  endsOn,
  needsChecking: false,
  entries: [],
});

const current = aPlan('Police and Crime Plan', '2021-05-10', '2024-05-09');
const earlier = aPlan('Police and Crime Plan', '2016-05-12', '2021-05-09');
const other = aPlan('Safer Calder Together', '2024-05-10', '2028-03-31');

const written = Object.fromEntries(
  builtInTemplate.map(({ key }) => [key, aBody(aParagraph('What there is to say.'))]),
);

const agendaItems = agendaOf([aReportItem('Stop and search')]);
const [item] = aMeetingFacts({ agendaItems }).agendaItems;

function factsOf(text: string, changes: Partial<PaperFacts> = {}): PaperFacts {
  if (!item) throw new Error('no item');
  return {
    meetingDate: '2023-10-10',
    plan: current,
    plans: [current, earlier, other],
    organisation: 'Calder Police',
    paper: aPaper(item, { ...written, 'key-information': aBody(aParagraph(text === '' ? 'Words.' : text)) }),
    links: [],
    wordings: [],
    figures: [],
    ...changes,
  };
}

const foundIn = (facts: PaperFacts) =>
  checkPaper(facts).map(({ code, facts: { named, other: plan, inForce } }) =>
    [code, named ?? plan ?? inForce].filter((each) => each !== undefined).join(': '),
  );

test('a paper that goes with its plan has nothing to look at', () => {
  const text = 'The Police and Crime Plan 2021–24 runs from 2021 to 2024. In 2016–21 there were 12,000.';
  expect(checkPaper(factsOf(text, { links: [{ planId: current.id, title: 'Safer streets' }] }))).toEqual([]);
});

describe('a text that names another plan', () => {
  test.each([
    ['Police and Crime Plan 2016–21', ['Police and Crime Plan 2016–21']],
    ['the police and crime plan (2016-2021) said', ['police and crime plan 2016-2021']],
    ['the Police and Crime Plan for 2016 to 2021', ['Police and Crime Plan for 2016 to 2021']],
    ['our 2016/21 Police and Crime Plan', ['2016/21 Police and Crime Plan']],
    ['Police and Crime Plan 2021–25', ['Police and Crime Plan 2021–25']],
    ['as in Safer  Calder Together', ['Safer Calder Together']],
    ['Safer Calder Together 2024–28', ['Safer Calder Together 2024–28']],
    ['the Police and Crime Plan 2021–2024', []],
    ['a delivery plan 2016–21', []],
    ['burglary fell in 2016–21 in every district', []],
    ['Safer Calder Togetherness', []],
  ])('%s', (text, named) => {
    expect(foundIn(factsOf(text))).toEqual(named.map((words) => `names-another-plan: ${words}`));
  });

  test('is found in a heading that was typed, with its section', () => {
    const facts = factsOf('');
    const sections = facts.paper.sections.map((section) =>
      section.key === 'plan' ? { ...section, heading: 'Police and Crime Plan 2016–21' } : section,
    );
    expect(checkPaper({ ...facts, paper: { ...facts.paper, sections } })).toMatchObject([
      { code: 'names-another-plan', sectionId: sections.find(({ key }) => key === 'plan')?.id },
    ]);
  });

  test('is not found in the usual name alone, which any plan may be called', () => {
    const facts = { plan: other, meetingDate: '2024-06-01' };
    expect(foundIn(factsOf('the Police and Crime Plan', facts))).toEqual([]);
    expect(foundIn(factsOf('the Police and Crime Plan 2021–24', facts))).toEqual([
      'names-another-plan: Police and Crime Plan 2021–24',
    ]);
  });

  test('is not looked for where the meeting has no plan, nor under a longer name that holds the other', () => {
    expect(foundIn(factsOf('Police and Crime Plan 2016–21', { plan: null }))).toEqual(['field-not-filled']);
    const county = aPlan('Calder Police and Crime Plan', '2021-05-10', '2024-05-09');
    const facts = { plan: county, plans: [county, current] };
    expect(foundIn(factsOf('the Calder Police and Crime Plan', facts))).toEqual([]);
  });
});

test('links to another plan are told by their plan, whichever plan the meeting has', () => {
  const links = [
    { planId: earlier.id, title: 'Victims first' },
    { planId: earlier.id, title: 'Fair policing' },
    { planId: current.id, title: 'Safer streets' },
  ];
  expect(checkPaper(factsOf('', { links }))).toEqual([
    {
      code: 'links-to-another-plan',
      sectionId: null,
      facts: {
        count: 2,
        titles: 'Victims first; Fair policing',
        other: 'Police and Crime Plan 2016–21',
        plan: 'Police and Crime Plan 2021–24',
      },
    },
  ]);
  expect(foundIn(factsOf('', { links, plan: null }))).toEqual([
    'links-to-another-plan: Police and Crime Plan 2016–21',
    'links-to-another-plan: Police and Crime Plan 2021–24',
    'field-not-filled',
  ]);
});

test('a meeting outside the period of its plan is told, and which plan is in force then', () => {
  expect(foundIn(factsOf('', { meetingDate: '2024-05-09' }))).toEqual([]);
  expect(foundIn(factsOf('', { meetingDate: '2024-05-10' }))).toEqual([
    'plan-not-in-force: Safer Calder Together 2024–28',
  ]);
  expect(foundIn(factsOf('', { meetingDate: '2030-01-15' }))).toEqual(['plan-not-in-force']);
});

describe('sections without text', () => {
  const empty = (changes: Partial<PaperFacts['paper']> = {}) => {
    if (!item) throw new Error('no item');
    const facts = factsOf('');
    return checkPaper({ ...facts, paper: { ...aPaper(item), ...changes } });
  };

  test('are told at once, by their headings as they read', () => {
    const [finding, ...others] = empty();
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: 'sections-without-text', sectionId: aPaperSection('purpose') });
    expect(String(finding?.facts['titles'])).toMatch(/^Purpose of the report produced by Calder Police; /);
  });

  test('are not those where the links to the plan or what is attached for the public stand', () => {
    const before = Number(empty()[0]?.facts['count']);
    const href = 'https://www.calder.example.org/report';
    const attachment = {
      id: idOf('a'),
      revision: 1,
      documentId: idOf('paper'),
      name: 'The report',
      kind: 'link',
      href,
      bytes: null,
    } as const;
    const attachments = [{ ...attachment, audience: 'public' as const }];
    expect(empty({ attachments })[0]?.facts).toMatchObject({ count: before - 1 });
    const internal = [{ ...attachment, audience: 'internal' as const }];
    expect(empty({ attachments: internal })[0]?.facts).toMatchObject({ count: before });
    const entry = { id: idOf('entry'), kind: 'priority', title: 'Safer streets', href: null } as const;
    if (!item) throw new Error('no item');
    const linked = checkPaper({
      ...factsOf(''),
      plan: { ...current, entries: [entry] },
      paper: { ...aPaper(item), planEntryIds: [entry.id] },
    });
    expect(linked[0]?.facts).toMatchObject({ count: before - 1 });
  });
});

test('a field that nobody has filled is told where it stands, in a heading and in the text', () => {
  const unsaid = { organisation: null, plan: null };
  const found = checkPaper(
    factsOf('By {organisation} for {plan.name}, not {this} nor {plan.other}.', unsaid),
  );
  expect(found.map(({ code, sectionId, facts }) => [code, sectionId, facts['fields']])).toEqual([
    ['field-not-filled', aPaperSection('purpose'), 'organisation'],
    ['field-not-filled', aPaperSection('plan'), 'plan.period'],
    ['field-not-filled', aPaperSection('key-information'), 'organisation, plan.name'],
  ]);
});

test('standard wording of another plan is told, and not that of this one or of none', () => {
  const entryOf = (name: string) => ({ id: idOf(name), kind: 'priority', title: name, href: null }) as const;
  const [ours, theirs] = [entryOf('ours'), entryOf('theirs')];
  const plan = { ...current, entries: [ours] };
  const past = { ...earlier, entries: [theirs] };
  const wordings = [
    { id: idOf('w1'), name: 'Of this plan', planEntryId: ours.id },
    { id: idOf('w2'), name: 'Of the last plan', planEntryId: theirs.id },
    { id: idOf('w3'), name: 'Of no plan', planEntryId: null },
    { id: idOf('w4'), name: 'Not in this paper', planEntryId: theirs.id },
  ];
  if (!item) throw new Error('no item');
  const copies = ['w1', 'w2', 'w3'].map((each) => aWordingCopy(idOf(each), [aParagraph('Words.')]));
  const paper = aPaper(item, { ...written, 'key-information': aBody(...copies) });
  expect(checkPaper({ ...factsOf(''), plan, plans: [plan, past], paper, wordings })).toEqual([
    {
      code: 'wording-of-another-plan',
      sectionId: aPaperSection('key-information'),
      facts: {
        wording: 'Of the last plan',
        other: 'Police and Crime Plan 2016–21',
        plan: 'Police and Crime Plan 2021–24',
      },
    },
  ]);
});

test('a section that is longer than its template allows is told with both numbers', () => {
  const facts = factsOf('One two three four.');
  const sections = facts.paper.sections.map((section) =>
    section.key === 'key-information' ? { ...section, wordLimit: 3 } : section,
  );
  expect(checkPaper({ ...facts, paper: { ...facts.paper, sections } })).toEqual([
    {
      code: 'section-over-limit',
      sectionId: aPaperSection('key-information'),
      facts: { words: 4, limit: 3 },
    },
  ]);
});

test('a figure that moved on, and one without source or date, is told once a section', () => {
  const figure = (name: string, number: string, fields: Partial<Figure> = {}): Figure => ({
    ...{ id: idOf(name), revision: 1, name, value: { kind: 'number', number }, prefix: null, suffix: null },
    ...{ source: 'Calder Police', asAt: '2023-09-30' },
    ...fields,
  });
  const figures = [
    figure('Visits', '1284'),
    figure('Calls', '90'),
    figure('Searches', '7', { source: null, asAt: null }),
    figure('Elsewhere', '1', { source: null }),
  ];
  const give = (name: string, text: string, asAt: string | null = '2023-09-30') =>
    aParagraph(aFigure(idOf(name), text, asAt));
  if (!item) throw new Error('no item');
  const paper = aPaper(item, {
    ...written,
    'key-information': aBody(give('Visits', '1,000'), give('Visits', '1,284'), give('Calls', '90')),
    recommendation: aBody(give('Calls', '90', '2022-09-30'), give('Searches', '7', null)),
  });
  const found = checkPaper({ ...factsOf(''), paper, figures });
  expect(found.map(({ code, sectionId, facts }) => [code, sectionId, facts])).toEqual([
    ['figure-moved-on', aPaperSection('recommendation'), { name: 'Calls', here: '90', now: '90' }],
    ['figure-unproven', aPaperSection('recommendation'), { name: 'Searches', gaps: 'no-source no-as-at' }],
    ['figure-moved-on', aPaperSection('key-information'), { name: 'Visits', here: '1,000', now: '1,284' }],
  ]);
});

function aPaperSection(key: string): string | undefined {
  return factsOf('').paper.sections.find((section) => section.key === key)?.id;
}
