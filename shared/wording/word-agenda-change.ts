import type { AgendaChange } from '../domain/agenda-versions.ts';
import { countOf } from './facts.ts';

/** A line about one change between two versions of an agenda. */
export function wordAgendaChange(change: AgendaChange): string {
  const item = `Item ${change.number}, ${change.title}`;
  switch (change.code) {
    case 'added':
      return `${item}, was added`;
    case 'removed':
      return `${item}, was taken off`;
    case 'renamed':
      return `Item ${change.number} was called ${change.before} and is now called ${change.title}`;
    case 'moved': {
      const was = change.before === change.number ? '' : ` was item ${change.before} and`;
      return `${item},${was} now ${change.after === null ? 'comes first' : `follows “${change.after}”`}`;
    }
    case 'retimed':
      return `${item}, has ${minutesOf(change.minutes)} instead of ${minutesOf(change.before)}`;
  }
}

function minutesOf(minutes: number | null): string {
  return minutes === null ? 'no minutes' : countOf(minutes, 'minute');
}
