import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeMeetingFile } from '../../../shared/meeting-file/write-meeting-file.ts';
import type { MeetingDraft } from '../../../shared/meeting-file/meeting-draft.ts';
import { aFile, anItem, draftOf, factsOf, problemsOf } from './builders.ts';
import { sampleFile } from './sample-file.ts';

/** A draft without the ids that a file does not carry: those of updates. */
function comparable(draft: MeetingDraft): unknown {
  return {
    ...draft,
    actions: draft.actions.map(({ updates, ...action }) => ({
      ...action,
      updates: updates.map(({ at, author, text }) => ({ at, author, text })),
    })),
  };
}

const throughFile = (draft: MeetingDraft): unknown =>
  comparable(draftOf(JSON.stringify(writeMeetingFile(factsOf(draft)))));

describe('writing a meeting file', () => {
  it('brings the sample back whole', () => {
    const draft = draftOf(sampleFile());
    expect(throughFile(draft)).toEqual(comparable(draft));
  });

  it('brings the steps of a paper back, with their reasons', () => {
    const steps = [
      { event: 'start', at: '2026-03-01T09:00:00Z', author: '' },
      { event: 'reopen', at: '2026-03-02T09:00:00Z', author: 'J Hale', reason: 'New figures' },
    ];
    const sections = [{ heading: 'Recommendation', content: 'That the report be noted.' }];
    const draft = draftOf(aFile({ agenda: [anItem({ paper: { steps, sections } })] }));
    expect(draft.papers[0]?.steps).toEqual([{ ...steps[0], reason: null }, steps[1]]);
    expect(throughFile(draft)).toEqual(comparable(draft));
  });

  it('never holds the notes for the chair', () => {
    const facts = factsOf(draftOf(aFile()));
    expect(facts.agendaItems[0]?.chairNotes).toBe('For the chair alone.');
    expect(JSON.stringify(writeMeetingFile(facts))).not.toContain('For the chair alone.');
  });

  it('names only people whom the meeting names, and the organisations that these and the items belong to', () => {
    const facts = factsOf(draftOf(aFile()));
    const stranger = {
      id: '22222222-2222-7222-8222-222222222222',
      revision: 1,
      name: 'A Stranger',
      post: null,
      organisationId: null,
      shortForm: null,
      isCurrent: true,
    };
    const file = writeMeetingFile({ ...facts, people: [...facts.people, stranger] });
    expect(file.people?.map((person) => person.name)).toEqual(['Helen Ashworth', 'Graham Moss']);
    expect(file.organisations?.map((organisation) => organisation.name)).toEqual(['Calder Police']);
  });

  it('writes the words of a section that is not sound, so that none is lost, and none of them as public', () => {
    const facts = factsOf(draftOf(aFile()));
    const [first, ...others] = facts.notes.sections;
    if (!first) throw new Error('no section');
    const broken = {
      ...first,
      content: { state: 'unreadable', reason: 'unknown-node', text: 'One line.\nAnother.' },
    } as const;
    const file = writeMeetingFile({ ...facts, notes: { ...facts.notes, sections: [broken, ...others] } });
    expect(problemsOf(file)).toEqual([]);
    const notes = file.agenda[0]?.notes;
    expect(JSON.stringify(notes)).toContain('Another.');
    const texts = typeof notes === 'object' ? notes.content.flatMap(({ content = [] }) => content) : [];
    expect(texts).toHaveLength(2);
    for (const { marks } of texts) expect(marks).toMatchObject([{ type: 'restricted' }]);
  });

  const aName = fc.stringMatching(/^[A-Z][a-z]{1,6}( [A-Z][a-z]{1,6})?$/);
  const aText = fc
    .shuffledSubarray([
      'A paragraph.',
      '- a bullet',
      'a) a letter',
      '# A heading',
      '[a link](https://example.org/)',
      'ACTION (Ann Other, 14 November 2023): do it',
    ])
    .map((lines) => lines.join('\n\n'));
  const optional = <Value>(name: string, value: fc.Arbitrary<Value>) =>
    fc.oneof(
      fc.constant({}),
      value.map((each) => ({ [name]: each })),
    );
  const joined = (...parts: fc.Arbitrary<object>[]) =>
    fc.tuple(...parts).map((each) => Object.assign({}, ...each) as Record<string, unknown>);
  const anyItem = joined(
    fc.record({ kind: fc.constantFrom('report', 'exception-report'), title: aName }),
    optional('minutes', fc.integer({ min: 0, max: 1440 })),
    optional('outcome', fc.constantFrom('done', 'not-discussed')),
    optional('secondsTaken', fc.integer({ min: 1, max: 7200 })),
    optional('lead', fc.constantFrom('Ann Other', 'the Chair')),
    optional('organisation', fc.constant('The Force')),
    optional(
      'report',
      fc.constantFrom(
        { href: 'https://example.org/r' },
        { href: 'https://example.org/r', title: 'The report' },
      ),
    ),
    optional('notes', aText),
    optional('restricted', fc.constant('FOI Act s31: law enforcement')),
    optional('notesRestricted', fc.constant('Sch 12A para 1')),
    optional(
      'paper',
      joined(
        fc.record({
          sections: fc
            .uniqueArray(aName, { minLength: 1, maxLength: 4, selector: (name) => name.toLowerCase() })
            .chain((names) =>
              fc.tuple(
                ...names.map((heading) =>
                  joined(
                    fc.constant({ heading }),
                    fc.record({
                      content: aText.map((each) =>
                        each.replaceAll(/ACTION[^\n]*/g, 'x').replaceAll(/^a\) /gm, ''),
                      ),
                    }),
                    optional('isNumbered', fc.boolean()),
                    optional('guidance', aName),
                    optional('restricted', fc.constant('FOI Act s40')),
                  ),
                ),
              ),
            ),
        }),
        optional('state', fc.constantFrom('not-started', 'cleared')),
        optional('planLinks', fc.constantFrom(['First'], ['First', 'Theme'], [])),
      ),
    ),
  );
  const anyFile = fc.record({
    format: fc.constant('secretariat-meeting'),
    version: fc.constant(1),
    body: joined(
      fc.record({ name: aName }),
      optional('openingItems', fc.constant([{ kind: 'welcome', title: 'Welcome', minutes: null }])),
    ),
    organisations: fc.constant([{ name: 'The Force', shortName: 'TF' }]),
    people: fc.constant([
      { name: 'Ann Other', shortForm: 'the Chair', organisation: 'TF', post: 'Chair' },
      { name: 'Bob Else', isCurrent: false },
    ]),
    plan: fc.constant({
      name: 'Plan',
      startsOn: '2021-01-01',
      endsOn: '2024-12-31',
      priorities: ['First', 'Second'],
      themes: ['Theme'],
      documents: [{ title: 'Text', href: 'https://example.org/plan' }],
    }),
    meeting: joined(
      fc.constant({ date: '2024-02-29' }),
      optional('startTime', fc.constant('09:00')),
      optional('place', aName),
      optional('chair', fc.constant('Ann Other')),
      optional('state', fc.constantFrom('held', 'agreed')),
    ),
    attendance: fc.constantFrom(
      {},
      { present: ['Ann Other'], apologies: ['Bob Else'] },
      { inAttendance: ['Bob Else', 'the Chair'] },
      {
        present: [{ person: 'Bob Else', deputisingFor: 'the Chair', joinedAt: '09:10', isOnline: true }],
        inAttendance: [{ person: 'Ann Other', leftAt: '10:30' }],
      },
    ),
    agenda: fc.array(joined(anyItem, optional('subItems', fc.array(anyItem, { maxLength: 3 }))), {
      maxLength: 5,
    }),
  });

  it('writes what reads back as the same meeting, whatever is in it', () => {
    fc.assert(
      fc.property(anyFile, (file) => {
        // The first passage leaves out people whom nobody names; from then on nothing may change.
        const draft = draftOf(JSON.stringify(writeMeetingFile(factsOf(draftOf(file)))));
        expect(comparable({ ...draft, newPeople: [], newOrganisations: [] })).toEqual(
          comparable({ ...draftOf(file), newPeople: [], newOrganisations: [] }),
        );
        expect(throughFile(draft)).toEqual(comparable(draft));
      }),
      { numRuns: 150 },
    );
  });

  it('tells two people of one name apart by their ids', () => {
    const people = [1, 2].map((end) => ({
      id: `11111111-1111-7111-8111-00000000000${end}`,
      name: 'John Smith',
    }));
    const lead = people[1]?.id;
    const file = aFile({
      people,
      attendance: { present: people.map((each) => each.id) },
      meeting: { date: '2023-10-10', chair: lead },
      agenda: [anItem({ lead, notes: '' })],
    });
    const draft = draftOf(file);
    expect(throughFile(draft)).toEqual(comparable(draft));
  });
});
