import type { KeyboardEvent } from 'react';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import { oneLine } from '../../app/field-problems.ts';
import { client } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { showToast } from '../../ui/toast.tsx';

type Reported = { readonly id: string; readonly reportId: string; revision: number };

/** What was reported here, newest last: Ctrl Z takes it back in that order. What the core refuses goes from the list. */
const reported: Reported[] = [];

/** Says what was reported, with a way to take it back. `after`: the action as the core answered it. */
export function offerTakingBack(after: Action, message: string): void {
  const report = after.updates.at(-1);
  if (!report) return;
  const entry = { id: after.id, reportId: report.id, revision: after.revision };
  reported.push(entry);
  showToast({ tone: 'done', message, action: { label: 'Undo', onAction: () => void takeBack(entry) } });
}

/** Ctrl Z in a list of actions takes back what was reported last. In a field it undoes what was typed there. */
export function takeBackOnKey(event: KeyboardEvent): void {
  const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
  const isTyping = event.target instanceof Element && event.target.closest('input, textarea') !== null;
  if (!isUndo || event.altKey || isTyping) return;
  event.preventDefault();
  event.stopPropagation();
  const last = reported.at(-1);
  if (last) void takeBack(last);
  else announce('There is nothing to undo here.');
}

async function takeBack(entry: Reported): Promise<void> {
  const place = reported.indexOf(entry);
  // The other of the two ways was quicker.
  if (place < 0) return;
  reported.splice(place, 1);
  const { id, reportId, revision } = entry;
  try {
    const after = await client.actions.takeBack({ id, revision, reportId });
    for (const earlier of reported) {
      if (earlier.id === id && earlier.reportId === after.updates.at(-1)?.id)
        earlier.revision = after.revision;
    }
    announce('Undone: the action is as it was before.');
  } catch (error) {
    showToast({ tone: 'problem', message: `It was not undone. ${oneLine(error)}` });
  }
}
