import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkAccessibility } from '../../../electron/core/word/check/check-accessibility.ts';
import { findLeaks } from '../../../electron/core/word/check/find-leaks.ts';
import { differenceFromPlan } from '../../../electron/core/word/read-back.ts';
import { readDocx } from '../../support/docx-reader.ts';
import { faultsOf, noValidator } from '../../support/docx-validator.ts';
import { builtInHouseStyles } from '../../support/house-styles.ts';
import { ownHouseStyles } from '../../support/own-house-styles.ts';
import { filesOfMeeting } from '../files-of-meeting.ts';
import { aHostileMeeting } from '../hostile-meeting.ts';
import { notRun, rowOf, type RunRows } from '../word-row.ts';

// Meetings of texts that a file format may take for something else: their files have to be valid, to say the words, and
// to have no field and no link that the program did not put there.

const inOneGo = 60;

export const runRows: RunRows = async ({ count, random, say, folder, canValidate }) => {
  const houseStyles = [...builtInHouseStyles, ...(await ownHouseStyles())];
  const why = canValidate ? noValidator : 'it takes too long here';
  const meetings = count(500);
  const place = folder();
  let [files, unlike, alarms, invalid] = [0, 0, 0, 0];
  let waiting: string[] = [];
  const validate = (): void => {
    if (why !== null || waiting.length === 0) return;
    const faults = faultsOf(waiting);
    if (faults.length > 0) {
      invalid += new Set(faults.map((fault) => fault.split(':')[0])).size;
      say(faults.slice(0, 5).join('\n   '));
    }
    for (const file of waiting) rmSync(file);
    waiting = [];
  };
  let validated = 0;
  for (let index = 0; index < meetings; index += 1) {
    const showing = random.pick(['said', 'without-trace'] as const);
    const made = filesOfMeeting(aHostileMeeting(random), showing, random.pick(houseStyles));
    for (const [turn, { plan, bytes, test, bareFile }] of made.entries()) {
      files += 1;
      const wrong = differenceFromPlan(bytes, plan) ?? strangeThingIn(bytes);
      if (wrong !== null) {
        unlike += 1;
        say(`meeting ${index}, ${plan.kind}: ${wrong}`);
      }
      const [alarm] = findLeaks(bytes, test, bareFile);
      if (alarm) {
        alarms += 1;
        say(`meeting ${index}, ${plan.kind}: alarm ${JSON.stringify(alarm)}`);
      }
      checkAccessibility(bytes);
      // One of each meeting, every kind in its turn: the standard's schemas take a second for each file.
      if (why !== null || turn !== index % made.length) continue;
      validated += 1;
      const file = join(place, `${index}-${files}.docx`);
      writeFileSync(file, bytes);
      waiting.push(file);
      if (waiting.length === inOneGo) validate();
    }
  }
  validate();
  const valid = 'are not valid by the standard’s schemas';
  return [
    rowOf(
      'hostile-text',
      `files of ${meetings} generated meetings with hostile text: do not say the words, or have a field or link of their own`,
      files,
      unlike,
    ),
    rowOf('hostile-alarms', 'the same files: stopped as leaks', files, alarms),
    why === null
      ? rowOf('hostile-valid', `one file of each meeting: ${valid}`, validated, invalid)
      : notRun('hostile-valid', valid, why),
  ];
};

const ownFields = new Set(['PAGE', 'NUMPAGES']);

function strangeThingIn(bytes: Uint8Array): string | null {
  const { fields, paragraphs, files } = readDocx(bytes);
  const field = fields.find((each) => !ownFields.has(each));
  if (field !== undefined) return `the field ${field}`;
  const link = paragraphs
    .flatMap(({ links }) => links)
    .find(({ href }) => !/^https:\/\/example\.org\//.test(href));
  if (link) return `the link ${link.href}`;
  const parts = [...files].filter(([name]) => /\.(xml|rels)$/.test(name));
  const illegal = parts.find(([, xml]) =>
    /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u.test(xml),
  );
  return illegal ? `what XML forbids in ${illegal[0]}` : null;
}
