import { useCommands } from '../../app/commands.ts';
import { textCommands } from '../../editor/text-commands.ts';
import type { PaperSteps } from './use-paper-steps.tsx';

/** What the keyboard and the command palette can do while a paper is shown. */
export function usePaperCommands({
  exportPaper,
  showHistory,
  restrictSection,
  paperSteps,
  moveOn,
  searchIn,
}: {
  readonly exportPaper: () => void;
  readonly showHistory: () => void;
  /** null where there is no section at the caret, or none that can be restricted. */
  readonly restrictSection: (() => void) | null;
  readonly paperSteps: PaperSteps;
  readonly moveOn: (direction: 'next' | 'previous') => void;
  readonly searchIn: (panel: 'wording' | 'figures') => void;
}): void {
  useCommands('paper', [
    { id: 'paper.export', label: 'Export this paper to Word', group: 'Paper', run: exportPaper },
    {
      id: 'paper.history',
      label: 'History of the section',
      group: 'Paper',
      keys: 'Alt Shift V',
      run: showHistory,
    },
    {
      id: 'paper.restrict',
      label: 'Restrict the section',
      group: 'Paper',
      isEnabled: restrictSection !== null,
      run: () => restrictSection?.(),
    },
    ...paperSteps.steps.map(({ event, label }) => ({
      id: `paper.${event}`,
      label,
      group: 'Paper',
      run: () => paperSteps.begin(event),
    })),
    {
      id: 'paper.next',
      label: 'Next section',
      group: 'Paper',
      keys: 'Ctrl ↓',
      run: () => moveOn('next'),
    },
    {
      id: 'paper.previous',
      label: 'Previous section',
      group: 'Paper',
      keys: 'Ctrl ↑',
      run: () => moveOn('previous'),
    },
    {
      id: 'paper.wording',
      label: 'Put in standard wording',
      group: 'Paper',
      keys: 'Alt Shift W',
      run: () => searchIn('wording'),
    },
    {
      id: 'paper.figure',
      label: 'Put in a figure',
      group: 'Paper',
      keys: 'Alt Shift F',
      run: () => searchIn('figures'),
    },
    ...textCommands('cover-paper'),
  ]);
}
