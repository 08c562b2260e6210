import { localDayOf } from '../wording/local-day.ts';
import { usualManner, type Manner } from '../domain/manner.ts';
import type { Action } from '../contract/entities/actions.ts';
import { letterActions, type ActionStatus, type OwnerRef } from '../domain/actions.ts';
import { formatDate, formatDateWithWeekday } from '../domain/calendar-date.ts';
import type { Body, BodyNode } from '../document/body.ts';
import { isOwnerRef } from '../document/refs.ts';
import { hasRestrictedWords, isWhollyRestricted } from '../document/restricted-words.ts';
import { actionStatusNames } from '../wording/names.ts';
import { leftOutSeeNotesOf, noLongerInNotesOf, seeNotesOf } from '../wording/see-notes-of.ts';
import { tellingReport } from '../wording/word-report.ts';
import { filledPhrase, labelIn } from './in-manner.ts';
import { actionWords } from './body-to-plan.ts';
import type { MeetingFacts } from './meeting-facts.ts';
import {
  audienceIn,
  isGone,
  meetingLine,
  notInNotes,
  ownWords,
  paragraph,
  propertiesOf,
  strongLabel,
  textParagraph,
} from './meeting-in-plan.ts';
import { namesIn, type NamesInPlan } from './names-in-plan.ts';
import { itemsWithNotes } from './plan-notes.ts';
import { factsFor } from './public-facts.ts';
import type { Showing } from './showing.ts';
import { registerIn } from './register-in.ts';
import { headingCell, labelCell, reportCell, textCell } from './table-cells.ts';
import type { PlanCell, PlanInline, PlanRow, PlanTable, WordPlan } from './word-plan.ts';

const columns: readonly (readonly [string, number])[] = [
  ['Action', 7],
  ['Meeting and item', 16],
  ['What was promised', 25],
  ['Owner', 13],
  ['Due', 13],
  ['Status', 9],
  ['Last update', 17],
];

/**
 * The action log. Words and owners come from the blocks in the notes, which know what is restricted; dates (one may have
 * been given later), status and updates from the register. An action of the register that is no longer in these notes keeps
 * its row, and its words unless some of them are restricted: the register alone cannot tell which. What was reported on an
 * action is left out with any of
 * its words, because it may say them again.
 */
export function planActionLog(
  meeting: MeetingFacts,
  manner: Manner = usualManner,
  showing: Showing = 'said',
): WordPlan {
  const facts = factsFor(meeting, showing);
  const names = namesIn(facts, manner);
  const title = filledPhrase(manner.phrases.actionLogTitle, facts.body.name);
  const rows = logRows(facts, names, manner, showing);
  return {
    kind: 'action-log',
    properties: propertiesOf(facts, title, formatDateWithWeekday(facts.meeting.date, manner)),
    language: 'en-GB',
    ...audienceIn(showing),
    runningHead: title,
    footer: meetingLine(facts, manner),
    blocks: [
      textParagraph('title', title),
      paragraph('meeting-detail', [
        strongLabel('Meeting: '),
        { inline: 'text', text: formatDateWithWeekday(facts.meeting.date, manner) },
      ]),
      ...(rows.length === 0
        ? [paragraph('paragraph', [{ inline: 'text', text: 'No actions were recorded.', isLabel: true }])]
        : registerIn(manner, logTable(rows, manner, showing), 'section-heading', 'Action')),
    ],
  };
}

export type LogRow = {
  /** As the register has it; null: it does not know it yet. */
  readonly id: string | null;
  readonly label: string;
  readonly meetingAndItem: string;
  readonly words: readonly PlanInline[];
  /** null: not for the public, as is the date. */
  readonly owners: string | null;
  readonly due: string | null;
  readonly status: ActionStatus;
  /** null: not for the public. */
  readonly updates: Action['updates'] | null;
};

/** The actions of one meeting, in the order of its notes and then of the register. */
export function logRows(
  facts: MeetingFacts,
  names: NamesInPlan,
  manner: Manner,
  showing: Showing,
): readonly LogRow[] {
  const items = itemsWithNotes(facts);
  const labels = letterActions(items.flatMap(({ sections }) => sections.flatMap(({ actions }) => actions)));
  const register = new Map(facts.actions.map((action) => [action.id, action]));
  const inNotes = new Set<string>();
  const ofNotes = items.flatMap(({ item, number, sections }) =>
    sections.flatMap(({ section, body, actions }) =>
      actionNodesOf(body).flatMap((node, index): readonly LogRow[] => {
        const { id, owners, due } = node.attrs ?? {};
        const registered = typeof id === 'string' && !inNotes.has(id) ? register.get(id) : undefined;
        if (registered) inNotes.add(registered.id);
        if (showing === 'without-trace' && (isGone(item, showing) || isWhollyRestricted(node))) return [];
        const words = actionWords(node, names, showing);
        const isHidden = showing !== 'shown' && hasRestrictedWords(node);
        const isRestricted = showing === 'shown' && section.restrictedReason !== null;
        return [
          {
            id: registered?.id ?? null,
            label: labelIn(manner, labels.get(actions[index]?.id ?? '')?.label ?? ''),
            meetingAndItem: `${formatDate(facts.meeting.date, manner)}, item ${labelIn(manner, number.label)}: ${item.title}`,
            words: isRestricted
              ? [{ inline: 'restricted', reason: section.restrictedReason, inlines: words }]
              : words,
            owners:
              isWhollyRestricted(node) && showing !== 'shown'
                ? null
                : ownersText(Array.isArray(owners) ? owners.filter(isOwnerRef) : [], names, manner),
            // The register knows a date that was given later.
            due: registered ? registered.due : typeof due === 'string' ? due : null,
            status: registered?.status ?? 'open',
            updates: isHidden ? null : (registered?.updates ?? []),
          },
        ];
      }),
    ),
  );
  const elsewhere = facts.actions
    .filter(({ id, isRestricted }) => !inNotes.has(id) && !(showing === 'without-trace' && isRestricted))
    .map((action): LogRow => ({
      id: action.id,
      label: labelIn(manner, action.label),
      meetingAndItem: [formatDate(action.meetingDate, manner), action.agendaItemTitle]
        .filter((part) => part !== '')
        .join(': '),
      words: wordsElsewhere(action, manner, showing),
      owners: action.isRestricted && showing !== 'shown' ? null : ownersText(action.owners, names, manner),
      due: action.due,
      status: action.status,
      updates: action.isRestricted && showing !== 'shown' ? null : action.updates,
    }));
  return [...ofNotes, ...elsewhere];
}

function wordsElsewhere(action: Action, manner: Manner, showing: Showing): readonly PlanInline[] {
  const { text, isRestricted, meetingDate } = action;
  const words: PlanInline = { inline: 'text', text };
  if (!action.isInNotes) {
    if (isRestricted && showing !== 'shown') {
      return [{ inline: 'left-out', reason: noLongerInNotesOf(meetingDate, manner) }];
    }
    const shown: PlanInline = isRestricted ? { inline: 'restricted', reason: '', inlines: [words] } : words;
    return [shown, notInNotes(meetingDate, manner)];
  }
  switch (showing) {
    case 'said':
      return [{ inline: 'left-out', reason: leftOutSeeNotesOf(meetingDate, manner) }];
    case 'without-trace':
      return [ownWords(seeNotesOf(meetingDate, manner))];
    case 'shown':
      return isRestricted ? [{ inline: 'restricted', reason: '', inlines: [words] }] : [words];
  }
}

/** Actions are blocks of the body itself, never inside another. */
function actionNodesOf(body: Body): readonly BodyNode[] {
  return body.content.filter(({ type }) => type === 'action');
}

function ownersText(owners: readonly OwnerRef[], names: NamesInPlan, { phrases }: Manner): string {
  const named = names.ownersOf(owners);
  return named === '' ? phrases.ownerToBeNamed : named;
}

export function logTable(rows: readonly LogRow[], manner: Manner, showing: Showing): PlanTable {
  // Without a trace no row says that there is more to know.
  const hidden = showing === 'without-trace' ? '–' : 'Restricted';
  return {
    block: 'table',
    description: `Table: ${columns.map(([name]) => name).join(', ')}`,
    columns: columns.map(([, share]) => share),
    headerRows: [{ cells: columns.map(([name]) => headingCell(name)) }],
    rows: rows.map((row): PlanRow => {
      const last = row.updates && tellingReport(row.updates);
      return {
        cells: [
          { ...textCell(row.label), isRowHeader: true },
          textCell(row.meetingAndItem),
          { blocks: [paragraph('table-text', row.words)] },
          row.owners === null ? labelCell('Restricted') : textCell(row.owners),
          dueCell(row, manner),
          textCell(actionStatusNames[row.status]),
          row.updates === null
            ? labelCell(hidden)
            : reportCell(last && { ...last, on: localDayOf(last.at) }, manner),
        ],
      };
    }),
  };
}

function dueCell({ owners, due }: LogRow, manner: Manner): PlanCell {
  if (owners === null) return labelCell('Restricted');
  return due === null ? labelCell('No date') : textCell(formatDate(due, manner));
}
