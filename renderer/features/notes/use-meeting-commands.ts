import type { Editor } from '@tiptap/core';
import { formatTime } from '../../../shared/domain/calendar-date.ts';
import type { ItemOutcome } from '../../../shared/domain/item-progress.ts';
import { useCommands } from '../../app/commands.ts';
import { timeNow } from '../../platform/today.ts';
import { meetingKeys } from './meeting-keys.ts';
import type { NotesSection } from './notes-sections.ts';
import type { ItemClocks } from './use-item-times.ts';

const group = 'The meeting';

/** What the keyboard and the command palette can do while a meeting is held. */
export function useMeetingCommands({
  isLocked,
  current,
  editor,
  clocks,
  meetingMode,
  sayOutcome,
}: {
  readonly isLocked: boolean;
  readonly current: NotesSection | null;
  readonly editor: Editor | null;
  readonly clocks: ItemClocks;
  readonly meetingMode: { readonly isMeeting: boolean; readonly toggle: () => void };
  readonly sayOutcome: (outcome: ItemOutcome) => void;
}): void {
  const outcome = current?.item.outcome ?? null;
  useCommands('meeting-held', [
    {
      id: 'meeting.full-screen',
      label: meetingMode.isMeeting ? 'Leave the full screen' : 'Full screen for the meeting',
      group,
      keys: meetingKeys.fullScreen,
      run: meetingMode.toggle,
    },
    {
      id: 'meeting.clock',
      label: clocks.countingId === null ? 'Start the clock' : 'Stop the clock',
      group,
      keys: meetingKeys.clock,
      isEnabled: !isLocked,
      run: clocks.toggle,
    },
    {
      id: 'meeting.done',
      label: outcome === 'done' ? 'The item is open again' : 'The item is done',
      group,
      keys: meetingKeys.done,
      isEnabled: !isLocked && current !== null,
      run: () => sayOutcome('done'),
    },
    {
      id: 'meeting.not-discussed',
      label: outcome === 'not-discussed' ? 'The item is open again' : 'The item was not discussed',
      group,
      keys: meetingKeys.notDiscussed,
      isEnabled: !isLocked && current !== null,
      run: () => sayOutcome('not-discussed'),
    },
    {
      id: 'meeting.time',
      label: 'Put in the time',
      group,
      keys: meetingKeys.time,
      isEnabled: editor !== null,
      run: () =>
        editor
          ?.chain()
          .focus()
          .insertContent({ type: 'text', text: formatTime(timeNow()) })
          .run(),
    },
  ]);
}
