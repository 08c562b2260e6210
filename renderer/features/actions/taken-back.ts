import type { KeyboardEvent } from 'react';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { quotedFact } from '../../../shared/wording/facts.ts';
import { oneLine } from '../../app/field-problems.ts';
import { client } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { showToast } from '../../ui/toast.tsx';

/** A list in which actions are reported on: the register of all, the actions of one meeting, or what arises at one. */
export type ActionList = 'register' | `actions of ${string}` | `arising at ${string}`;

type Reported = {
  readonly id: string;
  readonly reportId: string;
  readonly list: ActionList;
  /** With its meeting: those of another may have the same label. */
  readonly name: string;
  revision: number;
  readonly closeOffer: () => void;
};

/** What was reported, newest last; Ctrl Z takes back what was reported in its list. What the core refuses goes from here. */
const reported: Reported[] = [];

/** Says what was reported in a list, with a way to take it back. `after`: the action as the core answered it. */
export function offerTakingBack(list: ActionList, after: Action, message: string): void {
  const report = after.updates.at(-1);
  if (!report) return;
  const name = `action ${after.label} of ${formatDate(after.meetingDate)}`;
  const entry: Reported = {
    ...{ id: after.id, reportId: report.id, list, name, revision: after.revision },
    closeOffer: showToast({
      ...{ tone: 'done', message },
      action: { label: 'Undo', onAction: () => void takeBack(entry) },
    }),
  };
  reported.push(entry);
}

/** Ctrl Z in a list of actions takes back what was reported there last. In a field it undoes what was typed in it. */
export function takeBackOnKey(list: ActionList, event: KeyboardEvent): void {
  const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
  const isTyping = event.target instanceof Element && event.target.closest('input, textarea') !== null;
  if (!isUndo || event.altKey || isTyping) return;
  event.preventDefault();
  event.stopPropagation();
  const last = reported.findLast((each) => each.list === list);
  if (last) void takeBack(last);
  else announce('There is nothing to undo here.');
}

async function takeBack(entry: Reported): Promise<void> {
  const { id, reportId, name, revision, closeOffer } = entry;
  const place = reported.indexOf(entry);
  // The other of the two ways was quicker.
  if (place < 0) return;
  if (reported.findLast((each) => each.id === id) !== entry) {
    const why = 'something else was reported on it since. Undo that first, where it was reported.';
    showToast({ tone: 'problem', message: `Nothing was undone of ${name}: ${why}` });
    return;
  }
  reported.splice(place, 1);
  closeOffer();
  try {
    const after = await client.actions.takeBack({ id, revision, reportId });
    for (const earlier of reported) {
      if (earlier.id === id && earlier.reportId === after.updates.at(-1)?.id)
        earlier.revision = after.revision;
    }
    const words = quotedFact({ text: after.text }, 'text', 'without words');
    showToast({ tone: 'done', message: `Undone: ${name} is as it was before: ${words}.` });
  } catch (error) {
    showToast({ tone: 'problem', message: `Nothing was undone of ${name}. ${oneLine(error)}` });
  }
}
