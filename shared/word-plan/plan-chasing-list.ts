import { usualManner, type Manner } from '../domain/manner.ts';
import { formatDate, formatDateWithWeekday } from '../domain/calendar-date.ts';
import { seeNotesOf } from '../wording/see-notes-of.ts';
import {
  chasingStanding,
  wordChasedPlace,
  wordChasingLeftOut,
  wordDue,
  type ChasedAction,
  type ChasingList,
} from '../wording/word-chasing.ts';
import { labelIn } from './in-manner.ts';
import { ownWords, paragraph, strongLabel, textParagraph } from './meeting-in-plan.ts';
import { registerIn } from './register-in.ts';
import { headingCell, labelCell, reportCell, textCell } from './table-cells.ts';
import type { PlanBlock, PlanInline, PlanTable, WordPlan } from './word-plan.ts';

const columns: readonly (readonly [string, number])[] = [
  ['Action', 28],
  ['What was promised', 30],
  ['Due', 19],
  ['Last update', 23],
];

/**
 * What owners have still to do, one after the other. The actions come from `chasing-lists.ts`, which leaves out what is
 * restricted: their words are those of the public facts of their meetings.
 */
export function planChasingList(
  of: readonly ChasingList[],
  today: string,
  manner: Manner = usualManner,
): WordPlan {
  const [first, ...others] = of;
  const title = first && others.length === 0 ? `Open actions: ${first.owner}` : 'Open actions by owner';
  const { lists, leftOut } = others.length === 0 ? { lists: of, leftOut: 0 } : forEverybody(of);
  const bodies = [...new Set(lists.flatMap(({ actions }) => actions.map(({ bodyName }) => bodyName)))];
  return {
    kind: 'chasing-list',
    properties: { title, subject: formatDate(today, manner), author: bodies.join(', ') },
    language: 'en-GB',
    standing: chasingStanding,
    runningHead: title,
    footer: `${bodies.join(', ')}, ${formatDate(today, manner)}`,
    blocks: [
      textParagraph('title', title),
      paragraph('meeting-detail', [
        strongLabel('As at: '),
        { inline: 'text', text: formatDateWithWeekday(today, manner) },
      ]),
      ...lists.flatMap((list): readonly PlanBlock[] => [
        ...(others.length === 0 ? [] : [textParagraph('section-heading', list.owner)]),
        ...registerIn(
          manner,
          tableOf(list, today, manner),
          others.length === 0 ? 'section-heading' : 'subheading',
        ),
      ]),
      ...(leftOut === 0 ? [] : [textParagraph('paragraph', wordChasingLeftOut(leftOut))]),
    ],
  };
}

/** What all owners read together does not say whose an action is that is restricted as a whole. */
function forEverybody(lists: readonly ChasingList[]): {
  readonly lists: readonly ChasingList[];
  readonly leftOut: number;
} {
  const withheld = new Set<string>();
  const shown = lists.flatMap(({ owner, actions }) => {
    const open = actions.filter((action) => action.isRestricted !== true);
    for (const action of actions) if (action.isRestricted === true) withheld.add(wordChasedPlace(action));
    return open.length === 0 ? [] : [{ owner, actions: open }];
  });
  return { lists: shown, leftOut: withheld.size };
}

function tableOf({ owner, actions }: ChasingList, today: string, manner: Manner): PlanTable {
  return {
    block: 'table',
    description: `Table of the open actions of ${owner}: ${columns.map(([name]) => name).join(', ')}`,
    columns: columns.map(([, share]) => share),
    headerRows: [{ cells: columns.map(([name]) => headingCell(name)) }],
    rows: actions.map((action) => ({
      cells: [
        { ...textCell(placeOf(action, manner)), isRowHeader: true },
        { blocks: [paragraph('table-text', wordsOf(action, manner))] },
        action.isRestricted === true ? labelCell('Restricted') : textCell(wordDue(action.due, today, manner)),
        reportCell(action.lastUpdate, manner),
      ],
    })),
  };
}

function placeOf(action: ChasedAction, manner: Manner): string {
  return wordChasedPlace({ ...action, label: labelIn(manner, action.label) }, manner);
}

function wordsOf({ words, meetingDate }: ChasedAction, manner: Manner): readonly PlanInline[] {
  return words.length === 0 ? [ownWords(seeNotesOf(meetingDate, manner))] : words.map(asInline);
}

function asInline(words: ChasedAction['words'][number]) {
  return 'text' in words
    ? ({ inline: 'text', text: words.text } as const)
    : ({ inline: 'left-out', reason: words.leftOut } as const);
}
