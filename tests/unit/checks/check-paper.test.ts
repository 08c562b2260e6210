import { describe, expect, test } from 'vitest';
import { checkPaper } from '../../../shared/checks/check-paper.ts';
import type { PaperFacts } from '../../../shared/checks/paper-facts.ts';
import type { Plan } from '../../../shared/contract/entities.ts';
import { aBody, aParagraph } from '../../support/builders/body-pieces.ts';
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

const agendaItems = agendaOf([aReportItem('Stop and search')]);
const [item] = aMeetingFacts({ agendaItems }).agendaItems;

function factsOf(text: string, changes: Partial<PaperFacts> = {}): PaperFacts {
  if (!item) throw new Error('no item');
  return {
    meetingDate: '2023-10-10',
    plan: current,
    plans: [current, earlier, other],
    paper: aPaper(item, { 'key-information': aBody(aParagraph(text)) }),
    links: [],
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
    expect(checkPaper({ ...facts, paper: { sections } })).toMatchObject([
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
    expect(foundIn(factsOf('Police and Crime Plan 2016–21', { plan: null }))).toEqual([]);
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
  expect(foundIn(factsOf('', { links, plan: null }))).toHaveLength(2);
});

test('a meeting outside the period of its plan is told, and which plan is in force then', () => {
  expect(foundIn(factsOf('', { meetingDate: '2024-05-09' }))).toEqual([]);
  expect(foundIn(factsOf('', { meetingDate: '2024-05-10' }))).toEqual([
    'plan-not-in-force: Safer Calder Together 2024–28',
  ]);
  expect(foundIn(factsOf('', { meetingDate: '2030-01-15' }))).toEqual(['plan-not-in-force']);
});
