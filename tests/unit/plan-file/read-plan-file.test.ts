import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPlanFile } from '../../../shared/plan-file/read-plan-file.ts';
import { wordPlanFileProblem } from '../../../shared/wording/word-plan-file-problem.ts';
import { resourcesFolder } from '../../support/open-test-core.ts';

const problemsOf = (content: string): readonly string[] => {
  const reading = readPlanFile(content);
  return reading.ok
    ? []
    : reading.problems.map(({ code, place }) => (place === null ? code : `${code} at ${place}`));
};

const sentencesOf = (content: string): readonly string[] => {
  const reading = readPlanFile(content);
  return reading.ok ? [] : reading.problems.map(wordPlanFileProblem);
};

const aPlan = (changes: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    format: 'secretariat-plan',
    version: 1,
    name: 'Safer Calder',
    startsOn: '2024-04-01',
    endsOn: '2028-03-31',
    entries: [{ kind: 'priority', title: 'Safer streets', link: 'www.calder.example/streets' }],
    ...changes,
  });

describe('a table of entries', () => {
  test('is read with its kinds, titles and links', () => {
    const table =
      'Kind,Title,Link\nPriority,Safer streets,www.calder.example/streets\nPLEDGE,"Answer, always",\n';
    expect(readPlanFile(table)).toMatchObject({
      ok: true,
      plan: {
        entries: [
          { kind: 'priority', title: 'Safer streets', href: 'https://www.calder.example/streets' },
          { kind: 'pledge', title: 'Answer, always', href: null },
        ],
      },
    });
  });

  test.each([
    ['an empty file', '', ['empty-file']],
    ['a file of spaces', '\ufeff \r\n ', ['empty-file']],
    ['headings alone', 'kind,title,link\n', ['no-entries']],
    ['other columns', 'name,post\nRuth Harland,ACC', ['columns-wrong']],
    ['one column too many', 'kind,title,link,owner\ntheme,A,,B', ['columns-wrong']],
    ['a column twice', 'kind,title,title\ntheme,A,B', ['columns-wrong']],
    ['no headings', 'theme,Victims first', ['columns-wrong']],
    ['a comma that was not quoted', 'kind,title\ntheme,Safe, sound', ['columns-wrong at 2']],
    ['a quotation mark that stays open', 'kind,title\ntheme,"Safe', ['quote-not-closed at 2']],
    ['a kind that there is not', 'kind,title\nwish,Safe', ['kind-unknown at 2']],
    ['no title', 'kind,title\ntheme,', ['title-missing at 2']],
    ['a title of 301 characters', `kind,title\ntheme,${'x'.repeat(301)}`, ['title-too-long at 2']],
    ['a character that Word cannot hold', 'kind,title\ntheme,Safe\u0007', ['forbidden-character at 2']],
    ['a script as link', 'kind,title,link\ntheme,Safe,javascript:alert(1)', ['unsafe-link at 2']],
    ['a file as link', 'kind,title,link\ntheme,Safe,file:///etc/passwd', ['unsafe-link at 2']],
    ['an entry twice', 'kind,title\ntheme,Safe\npledge,  SAFE ', ['entry-repeated at 3']],
    ['20,000 rows', `kind,title\n${'theme,Safe\n'.repeat(20_000)}`, ['too-many-entries']],
    [
      'several faults, in their order',
      'kind,title\nwish,\ntheme,A,B,C',
      ['kind-unknown at 2', 'title-missing at 2', 'columns-wrong at 3'],
    ],
  ])('with %s is refused', (_name, content, problems) => {
    expect(problemsOf(content)).toEqual(problems);
  });

  test('says in a clerk’s words what is wrong', () => {
    expect(sentencesOf('name,post\nRuth Harland,ACC')).toEqual([
      'The first line must name the columns kind, title and, if there are links, link; this file has: name, post.',
    ]);
    expect(sentencesOf(`kind,title\n${'theme,Safe\n'.repeat(20_000)}`)).toEqual([
      'The file has 20,000 entries, and a plan has 200 at most; check that it is the right file.',
    ]);
    expect(sentencesOf('kind,title\nwish,Safe')).toEqual([
      '“wish” is not a kind of entry; write priority, theme, pledge or document.',
    ]);
  });
});

describe('a plan in JSON', () => {
  test('is read whole', () => {
    expect(readPlanFile(aPlan({ shortName: 'the Plan', needsChecking: true }))).toEqual({
      ok: true,
      plan: {
        name: 'Safer Calder',
        shortName: 'the Plan',
        startsOn: '2024-04-01',
        endsOn: '2028-03-31',
        needsChecking: true,
        entries: [{ kind: 'priority', title: 'Safer streets', href: 'https://www.calder.example/streets' }],
      },
    });
  });

  test.each([
    ['JSON that is cut off', aPlan().slice(0, -4), ['not-json']],
    ['a meeting file', '{"format": "secretariat-meeting", "version": 1}', ['not-a-plan']],
    ['a list', '[]', ['not-a-plan']],
    ['a newer version', aPlan({ version: 2 }), ['not-a-plan']],
    ['no name', aPlan({ name: ' ' }), ['field-wrong']],
    ['a field that is not known', aPlan({ owner: 'x' }), ['field-wrong']],
    ['an entry that is none', aPlan({ entries: [{ kind: 'theme', title: 7 }] }), ['field-wrong at 1']],
    ['a date that does not exist', aPlan({ endsOn: '2028-02-30' }), ['field-wrong']],
    ['a period that ends before it starts', aPlan({ endsOn: '2024-03-31' }), ['end-before-start']],
    ['no entries', aPlan({ entries: [] }), ['no-entries']],
    [
      'faulty entries',
      aPlan({ entries: [{ kind: 'wish', title: '', link: '//host' }] }),
      ['kind-unknown at 1', 'title-missing at 1', 'unsafe-link at 1'],
    ],
  ])('with %s is refused', (_name, content, problems) => {
    expect(problemsOf(content)).toEqual(problems);
  });
});

test('the built-in plan is one, and says that its names are to be checked', () => {
  const content = readFileSync(join(resourcesFolder, 'plans', 'west-yorkshire-2021-24.json'), 'utf8');
  const reading = readPlanFile(content);
  expect(reading).toMatchObject({
    ok: true,
    plan: { name: 'West Yorkshire Police and Crime Plan', needsChecking: true },
  });
  const entries = reading.ok ? reading.plan.entries : [];
  expect(entries.filter(({ kind }) => kind === 'priority').map(({ title }) => title)).toEqual([
    'Supporting victims and witnesses',
    'Keeping people safe and building resilience',
    'Safer places and thriving communities',
    'Responding to multiple and complex needs',
  ]);
  expect(entries.filter(({ kind }) => kind === 'theme')).toHaveLength(3);
});
