import { expect, test } from 'vitest';
import { noMarking } from '../../../shared/domain/markings.ts';
import { wordChasingMail, wordDue, type ChasedAction } from '../../../shared/wording/word-chasing.ts';

const marking = { level: 'official-sensitive', descriptor: 'personal data' } as const;

const action: ChasedAction = {
  actionId: 'a',
  label: '4 a)',
  meetingDate: '2023-07-10',
  bodyName: 'Ashby Policing Panel',
  itemTitle: 'Stop and search',
  words: [{ text: 'Send the figures of ' }, { leftOut: 'FOI Act s31' }, { text: '.' }],
  owners: 'CC Moss',
  due: '2023-10-01',
  isRestricted: false,
  status: 'open',
  lastUpdate: {
    event: 'carry',
    on: '2023-09-04',
    text: 'The draft is there',
    href: 'https://calder.example/d',
  },
};

test.each([
  [null, 'No date was set'],
  ['2023-10-12', 'Due today, 12 October 2023'],
  ['2023-10-11', 'Due 11 October 2023: overdue by 1 day'],
  ['2023-09-12', 'Due 12 September 2023: overdue by 30 days'],
  ['2023-10-13', 'Due 13 October 2023'],
])('a due date of %s is "%s" on 12 October 2023', (due, words) => {
  expect(wordDue(due, '2023-10-12')).toBe(words);
});

test('a mail names each action, when it was due and what was said last, and leaves out what is restricted', () => {
  const whole: ChasedAction = {
    ...action,
    label: '5 a)',
    words: [{ leftOut: 'Personal information' }],
    owners: null,
    due: '2023-12-01',
    isRestricted: true,
    lastUpdate: null,
  };
  const { subject, text } = wordChasingMail(
    { owner: 'CC Moss', actions: [action, whole] },
    '2023-10-12',
    marking,
  );
  expect(subject).toBe('Open actions: CC Moss, 12 October 2023');
  expect(text.split('\n')).toEqual([
    'OFFICIAL-SENSITIVE: personal data – not for publication',
    '',
    'Dear CC Moss,',
    '',
    'These 2 actions of yours are still open:',
    '',
    '1. Action 4 a) of the meeting of 10 July 2023 (Ashby Policing Panel), item “Stop and search”:',
    '   Send the figures of [Restricted: FOI Act s31].',
    '   Due 1 October 2023: overdue by 11 days.',
    '   Last update, 4 September 2023: Carried forward: The draft is there (https://calder.example/d)',
    '',
    '2. Action 5 a) of the meeting of 10 July 2023 (Ashby Policing Panel), item “Stop and search”:',
    '   [Restricted: Personal information]',
    '',
    'Please tell us what has been done, and by when the rest will be.',
    '',
    'Kind regards',
    '',
  ]);
  expect(wordChasingMail({ owner: 'CC Moss', actions: [action] }, '2023-10-12', noMarking).text).toContain(
    'This action of yours',
  );
});
