import { findLeaks } from '../../../electron/core/word/check/find-leaks.ts';
import { builtInHouseStyles } from '../../support/house-styles.ts';
import { ownHouseStyles } from '../../support/own-house-styles.ts';
import { filesOfMeeting, morePlansOf } from '../files-of-meeting.ts';
import { secretsIn } from '../independent-search.ts';
import { aRestrictedMeeting, secretMark } from '../restricted-meeting.ts';
import { rowOf, type RunRows } from '../word-row.ts';

// Meetings with restricted words of every sort, their public files, and a search of those that knows nothing of the
// program. Every tenth meeting is made once more without a restriction: there the search has to find something.

export const runRows: RunRows = async ({ count, random, say }) => {
  const houseStyles = [...builtInHouseStyles, ...(await ownHouseStyles())];
  const meetings = count(1000);
  let [files, leaks, falseAlarms, controls, blind] = [0, 0, 0, 0, 0];
  for (let index = 0; index < meetings; index += 1) {
    const isControl = index % 10 === 0;
    const { facts, secrets } = aRestrictedMeeting(random);
    const showing = random.pick(['said', 'without-trace'] as const);
    const houseStyle = random.pick(houseStyles);
    const made = [
      ...filesOfMeeting(facts, showing, houseStyle),
      ...filesOfMeeting(facts, showing, houseStyle, morePlansOf),
    ];
    for (const { plan, bytes, test, bareFile } of made) {
      files += 1;
      const found = secretsIn(bytes, secrets, secretMark);
      if (found.length > 0) {
        leaks += 1;
        say(`meeting ${index}, ${plan.kind}, ${showing}: ${found[0]}`);
      }
      const [alarm] = findLeaks(bytes, test, bareFile);
      if (alarm) {
        falseAlarms += 1;
        say(`meeting ${index}, ${plan.kind}, ${showing}: alarm ${JSON.stringify(alarm)}`);
      }
    }
    if (!isControl) continue;
    const open = aRestrictedMeeting(random, true);
    // What the program's own test looks for, in a file that lets all of it out.
    const [, notes] = filesOfMeeting(open.facts, 'said', random.pick(houseStyles));
    if (!notes) throw new Error('a meeting has notes');
    controls += 1;
    const withheld = open.secrets.map((text) => ({ kind: 'restricted' as const, item: null, text }));
    const isFound = findLeaks(notes.bytes, { ...notes.test, withheld, publicTexts: [] }).length > 0;
    if (secretsIn(notes.bytes, open.secrets, secretMark).length === 0 || !isFound) blind += 1;
  }
  return [
    rowOf(
      'leaks',
      `public files of ${meetings} generated meetings with restricted words of every sort, searched independently: restricted words found`,
      files,
      leaks,
    ),
    rowOf(
      'false-alarms',
      'the same files: stopped by the program’s own search though nothing leaks',
      files,
      falseAlarms,
    ),
    rowOf(
      'controls',
      'files of meetings with nothing marked as restricted: one of the two searches found nothing',
      controls,
      blind,
    ),
  ];
};
