import type { Action } from '../contract/entities/actions.ts';
import type { MatterArising, ReportedMatter } from '../contract/entities/matters-arising.ts';
import { dueThen, publicReports } from '../domain/actions.ts';
import { usualManner, type Manner } from '../domain/manner.ts';
import type { BodyNode } from '../document/body.ts';
import { hasRestrictedWords, isWhollyRestricted } from '../document/restricted-words.ts';
import { formatDate } from '../domain/calendar-date.ts';
import { localDayOf } from '../wording/local-day.ts';
import { actionStatusNames } from '../wording/names.ts';
import { matterColumns, tellingReport } from '../wording/word-report.ts';
import { labelIn } from './in-manner.ts';
import { actionWords } from './body-to-plan.ts';
import type { NamesInPlan } from './names-in-plan.ts';
import { headingCell, labelCell, reportCell, textCell } from './table-cells.ts';
import { notInNotes, ownWords, paragraph } from './meeting-in-plan.ts';
import type { Showing } from './showing.ts';
import { closeGaps } from './without-trace.ts';
import { leftOutSeeNotesOf, noLongerInNotesOf, seeNotesOf } from '../wording/see-notes-of.ts';
import type { PlanCell, PlanInline, PlanTable } from './word-plan.ts';

/** How much of the width each of the columns has, in hundredths. */
const shares = [17, 25, 20, 18, 20];

/**
 * Matters arising as they go out, with the names of now. The words of an action come from its block in the notes, which
 * knows what is restricted; of one whose block is gone from the register, where none of them are.
 */
export function reportedMatters(
  matters: readonly (MatterArising & { readonly block: BodyNode | null })[],
  names: NamesInPlan,
): readonly ReportedMatter[] {
  return matters.map(({ action, status, reports, block }) => {
    const isPublic = !isRestrictedMatter(action, block);
    const isOwned = block === null ? !action.isRestricted : !isWhollyRestricted(block);
    // Kept in the record as it goes out: what is for colleagues alone is in no version.
    const last = isPublic ? tellingReport(publicReports(reports)) : null;
    const owners = isOwned ? names.ownersOf(action.owners) : '';
    return {
      actionId: action.id,
      label: action.label,
      meetingDate: action.meetingDate,
      words: block === null ? wordsWithoutBlock(action) : actionWords(block, names).flatMap(wordsOf),
      owners: owners === '' ? null : owners,
      due: isOwned ? dueThen(action, reports) : null,
      isRestricted: !isOwned,
      ...(action.isInNotes ? {} : { isInNotes: false }),
      status,
      lastUpdate: last && { event: last.event, on: localDayOf(last.at), text: last.text, href: last.href },
    };
  });
}

/**
 * Whether what is reported on an action may say again what was left out of it. Restricted words that were corrected away in
 * agreed notes stand in its block no longer, but the register knows of them.
 */
export function isRestrictedMatter({ isRestricted }: Action, block: BodyNode | null): boolean {
  return isRestricted || (block !== null && hasRestrictedWords(block));
}

function wordsWithoutBlock({ isInNotes, isRestricted, text, meetingDate }: Action): ReportedMatter['words'] {
  if (isInNotes) return [{ leftOut: leftOutSeeNotesOf(meetingDate) }];
  return isRestricted ? [{ leftOut: noLongerInNotesOf(meetingDate) }] : [{ text }];
}

export const mattersHeading = 'Matters arising: actions of earlier meetings';

/** null where there is nothing to say of any of them. */
export function mattersTable(
  all: readonly ReportedMatter[],
  manner: Manner,
  showing: Showing,
): PlanTable | null {
  const matters = showing === 'without-trace' ? all.filter(({ isRestricted = false }) => !isRestricted) : all;
  if (matters.length === 0) return null;
  return {
    block: 'table',
    description: `Table of matters arising: ${matterColumns.join(', ')}`,
    columns: shares,
    headerRows: [{ cells: matterColumns.map(headingCell) }],
    rows: matters.map(
      ({
        label,
        meetingDate,
        words,
        owners,
        due,
        status,
        lastUpdate,
        isRestricted = false,
        isInNotes = true,
      }) => ({
        cells: [
          { ...textCell(`${formatDate(meetingDate, manner)}, ${labelIn(manner, label)}`), isRowHeader: true },
          {
            blocks: [
              paragraph('table-text', [
                ...wordsFor(
                  showing,
                  words.map((each) => asInline(each, meetingDate, manner)),
                  meetingDate,
                  manner,
                ),
                ...(isInNotes || isRestricted ? [] : [notInNotes(meetingDate, manner)]),
              ]),
            ],
          },
          {
            blocks: [
              ...(isRestricted ? [labelCell('Restricted')] : ownerCells(owners, due, manner)).flatMap(
                ({ blocks }) => blocks,
              ),
            ],
          },
          textCell(actionStatusNames[status]),
          // A record may have the reason of a withdrawal: earlier versions kept it once the action was open again.
          reportCell(lastUpdate?.event === 'withdraw' ? null : lastUpdate, manner),
        ],
      }),
    ),
  };
}

/** Without a trace an action without any public word is one whose words only its own notes have. */
function wordsFor(
  showing: Showing,
  words: readonly PlanInline[],
  meetingDate: string,
  manner: Manner,
): readonly PlanInline[] {
  if (showing !== 'without-trace') return words;
  const left = closeGaps(words);
  return left.length === 0 ? [ownWords(seeNotesOf(meetingDate, manner))] : left;
}

/**
 * A matter of which nothing tells that there was more: without its restricted words (no words where all of them were);
 * null where it is restricted as a whole.
 */
export function matterWithoutTrace(matter: ReportedMatter): ReportedMatter | null {
  if (matter.isRestricted === true) return null;
  const inlines = matter.words.map((each) => asInline(each, matter.meetingDate, usualManner));
  return { ...matter, words: closeGaps(inlines).flatMap(wordsOf) };
}

function ownerCells(owners: string | null, due: string | null, manner: Manner): readonly PlanCell[] {
  return [
    owners === null ? labelCell(manner.phrases.ownerToBeNamed) : textCell(owners),
    due === null ? labelCell('No date') : textCell(formatDate(due, manner)),
  ];
}

type Words = ReportedMatter['words'][number];

function wordsOf(inline: PlanInline): readonly Words[] {
  switch (inline.inline) {
    case 'text':
      return [{ text: inline.text }];
    case 'link':
      return inline.inlines.flatMap(wordsOf);
    case 'line-break':
      return [{ text: ' ' }];
    case 'left-out':
      return [{ leftOut: inline.reason }];
    case 'restricted':
      throw new RangeError('matters arising are kept without restricted words');
  }
}

/** Where the words are is kept with a date as the program writes it; a file says it as its other dates. */
function asInline(words: Words, meetingDate: string, manner: Manner): PlanInline {
  if ('text' in words) return { inline: 'text', text: words.text };
  const known = [leftOutSeeNotesOf, noLongerInNotesOf].find((say) => words.leftOut === say(meetingDate));
  return { inline: 'left-out', reason: known?.(meetingDate, manner) ?? words.leftOut };
}
