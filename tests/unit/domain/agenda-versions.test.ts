import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agendaChanges, type VersionedItem } from '../../../shared/domain/agenda-versions.ts';
import { wordAgendaChange } from '../../../shared/wording/word-agenda-change.ts';

/** A version from lines such as "4 Use of force, 15" and, under an item, "4 a) Survey". */
const versionOf = (...lines: readonly string[]): readonly VersionedItem[] => {
  let top = '';
  return lines.map((line) => {
    const [, number = '', title = '', minutes] = /^(\d+(?: \w\))?) ([^,]+)(?:, (\d+))?$/.exec(line) ?? [];
    const isSub = number.includes(')');
    if (!isSub) top = title;
    return {
      id: title,
      parentId: isSub ? top : null,
      number,
      title,
      minutes: minutes === undefined ? null : Number(minutes),
      kind: 'report',
      ...{ lead: null, organisation: null, reportTitle: null, reportHref: null },
    };
  });
};
const meeting = {
  date: '2026-04-14',
  startTime: '14:30',
  endTime: '16:30',
  place: 'Town Hall, Ashby',
  chair: 'Helen Ashworth, Mayor',
};
const words = (before: readonly VersionedItem[], after: readonly VersionedItem[]) =>
  agendaChanges({ meeting, items: before }, { meeting, items: after }).map(wordAgendaChange);

describe('the changes between two versions of an agenda', () => {
  const first = versionOf('1 Welcome, 5', '2 Roads, 20', '3 Parks', '3 a) Survey', '4 Close');

  test('are none where nothing changed', () => {
    expect(words(first, first)).toEqual([]);
  });

  test('name what was added and taken off, and not what only has another number by that', () => {
    expect(
      words(first, versionOf('1 Roads, 20', '2 Force, 10', '3 Parks', '3 a) Survey', '4 Close')),
    ).toEqual(['Item 1, Welcome, was taken off', 'Item 2, Force, was added']);
  });

  test('name the one item that moved, with its number before where it has another', () => {
    expect(
      words(first, versionOf('1 Welcome, 5', '2 Parks', '2 a) Survey', '3 Close', '4 Roads, 20')),
    ).toEqual(['Item 4, Roads, was item 2 and now follows “Close”']);
    expect(
      words(first, versionOf('4 Close', '1 Welcome, 5', '2 Roads, 20', '3 Parks', '3 a) Survey')),
    ).toEqual(['Item 4, Close, now comes first']);
  });

  test('name an item that became another’s sub-item', () => {
    const after = versionOf('1 Welcome, 5', '1 a) Roads, 20', '2 Parks', '2 a) Survey', '3 Close');
    expect(words(first, after)).toEqual(['Item 1 a), Roads, was item 2 and now follows “Welcome”']);
  });

  test('name the day, the time, the place and the chair of the meeting', () => {
    const moved = {
      date: '2026-04-21',
      startTime: '10:00',
      endTime: null,
      place: null,
      chair: 'Amara Okoro',
    };
    const changes = agendaChanges({ meeting, items: first }, { meeting: moved, items: first });
    expect(changes.map(wordAgendaChange)).toEqual([
      'The day of the meeting was 14 April 2026 and is now 21 April 2026',
      'The time of the meeting was 2:30pm to 4:30pm and is now 10am',
      'The place of the meeting was Town Hall, Ashby and is now none',
      'The chair of the meeting was Helen Ashworth, Mayor and is now Amara Okoro',
    ]);
  });

  test('name another kind, lead, organisation and report of an item', () => {
    const href = 'https://www.calder.example.org/roads';
    const others = { lead: 'CC Moss', organisation: 'Calder Police', reportHref: href };
    const after = first.map((item) =>
      item.id === 'Roads' ? { ...item, ...others, kind: 'exception-report' as const } : item,
    );
    expect(words(first, after)).toEqual([
      'Item 2, Roads, was “Report” and is now “Exception report”',
      'Item 2, Roads, is led by CC Moss instead of nobody',
      'Item 2, Roads, is the report of Calder Police instead of nobody',
      `Item 2, Roads, links to ${href} instead of no report`,
    ]);
    expect(words(after, first)).toContain(`Item 2, Roads, links to no report instead of ${href}`);
  });

  test('name new titles and minutes', () => {
    const after = first.map((item) =>
      item.id === 'Roads' ? { ...item, title: 'Safer roads', minutes: 25 } : { ...item, minutes: null },
    );
    expect(words(first, after)).toEqual([
      'Item 1, Welcome, has no minutes instead of 5 minutes',
      'Item 2 was called Roads and is now called Safer roads',
      'Item 2, Safer roads, has 25 minutes instead of 20 minutes',
    ]);
  });
});

test('no more items are said to move than had to, in any order', () => {
  const order = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f', 'g'], { minLength: 7 });
  const version = (ids: readonly string[]) => ({
    meeting,
    items: versionOf(...ids.map((id, index) => `${index + 1} ${id}`)),
  });
  fc.assert(
    fc.property(order, fc.nat(6), fc.nat(6), (ids, from, to) => {
      const rest = ids.filter((_id, index) => index !== from);
      const moved = [...rest.slice(0, to), ids[from] ?? '', ...rest.slice(to)];
      const changes = agendaChanges(version(ids), version(moved));
      expect(changes.length).toBe(moved.join() === ids.join() ? 0 : 1);
      // Without what is said to have moved, both orders are the same.
      const said = new Set(changes.map((change) => (change.code === 'meeting-changed' ? '' : change.title)));
      expect(moved.filter((id) => !said.has(id))).toEqual(ids.filter((id) => !said.has(id)));
    }),
  );
});
