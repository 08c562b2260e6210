import { expect, test } from 'vitest';
import { planChasingList } from '../../shared/word-plan/plan-chasing-list.ts';
import type { ChasedAction } from '../../shared/wording/word-chasing.ts';
import { outlineOf } from './plan-outline.ts';

const action: ChasedAction = {
  actionId: 'a',
  label: '4 a)',
  meetingDate: '2023-07-10',
  bodyName: 'Ashby Policing Panel',
  itemTitle: 'Stop and search',
  words: [{ text: 'Send ' }, { leftOut: 'FOI Act s31' }],
  owners: 'CC Moss',
  due: '2023-10-01',
  isRestricted: false,
  status: 'open',
  lastUpdate: { event: 'update', on: '2023-09-04', text: 'Asked', href: null },
};

test('a chasing list says of each action where it was promised, by when, and what was said last', () => {
  const plan = planChasingList([{ owner: 'CC Moss', actions: [action] }], '2023-10-12');
  expect(outlineOf(plan)).toMatchInlineSnapshot(`
    [
      "title | Open actions: CC Moss",
      "meeting-detail | <*As at: *>Thursday 12 October 2023",
      "table | Table of the open actions of CC Moss: Action, What was promised, Due, Last update | 28 30 19 23",
      "header | Action | What was promised | Due | Last update",
      "row | Action 4 a) of the meeting of 10 July 2023 (Ashby Policing Panel), item “Stop and search” | Send [Restricted: FOI Act s31] | Due 1 October 2023: overdue by 11 days | 4 September 2023: Asked",
    ]
  `);
  expect(plan).toMatchObject({ kind: 'chasing-list', footer: 'Ashby Policing Panel, 12 October 2023' });
});

test('of several owners each has a heading and a table, and nobody reads whose a restricted action is', () => {
  const other = { ...action, due: null, lastUpdate: null };
  const secret = { ...action, isRestricted: true, label: '6 b)', due: null, lastUpdate: null };
  const plan = planChasingList(
    [
      { owner: 'ACC Harland', actions: [secret] },
      { owner: 'CC Moss', actions: [action, secret] },
      { owner: 'The Mayor', actions: [other] },
    ],
    '2023-10-12',
  );
  expect(outlineOf(plan)).toMatchInlineSnapshot(`
    [
      "title | Open actions by owner",
      "meeting-detail | <*As at: *>Thursday 12 October 2023",
      "section-heading | CC Moss",
      "table | Table of the open actions of CC Moss: Action, What was promised, Due, Last update | 28 30 19 23",
      "header | Action | What was promised | Due | Last update",
      "row | Action 4 a) of the meeting of 10 July 2023 (Ashby Policing Panel), item “Stop and search” | Send [Restricted: FOI Act s31] | Due 1 October 2023: overdue by 11 days | 4 September 2023: Asked",
      "section-heading | The Mayor",
      "table | Table of the open actions of The Mayor: Action, What was promised, Due, Last update | 28 30 19 23",
      "header | Action | What was promised | Due | Last update",
      "row | Action 4 a) of the meeting of 10 July 2023 (Ashby Policing Panel), item “Stop and search” | Send [Restricted: FOI Act s31] | No date was set | <None>",
      "paragraph | 1 open action is restricted and not in this list. Make a list for one owner to see theirs.",
    ]
  `);
});
