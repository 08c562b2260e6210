import { Notification } from 'electron';
import { wordDueActions } from '../../shared/wording/word-due-actions.ts';
import type { SettingsKeeper } from './desktop-settings.ts';

type DueAction = { readonly status: string; readonly due: string | null };

export type DueNotifier = {
  /** Tells of due actions where that is wanted and was not done today. */
  look(): Promise<void>;
  close(): void;
};

export type DueNotifierOptions = {
  readonly settings: SettingsKeeper;
  readonly isAllowed: boolean;
  readonly listActions: () => Promise<readonly DueAction[]>;
  readonly onClick: () => void;
  readonly clock?: () => Date;
};

const hour = 60 * 60_000;
const afterStart = 60_000;

/** Once a day, how many actions are due: numbers and dates, not a word of what they are about. */
export function openDueNotifier(options: DueNotifierOptions): DueNotifier {
  const { settings, isAllowed, listActions, onClick, clock = () => new Date() } = options;
  const shown = new Set<Notification>();
  const look = async (): Promise<void> => {
    const today = dayOf(clock());
    const { notifications, notifiedOn } = settings.now;
    if (!isAllowed || !notifications || notifiedOn === today || !Notification.isSupported()) return;
    const sentence = wordDueActions(dueOn(today, await listActions()));
    if (sentence === null) return;
    settings.change({ notifiedOn: today });
    const notification = new Notification({ title: 'Secretariat', body: sentence, silent: true });
    // Without something that holds it, a notification is gone before it is clicked.
    shown.add(notification);
    notification.on('click', onClick);
    for (const event of ['click', 'close', 'failed'] as const) {
      notification.on(event as 'close', () => shown.delete(notification));
    }
    notification.show();
  };
  const lookQuietly = (): void => void look().catch(() => undefined);
  const first = setTimeout(lookQuietly, afterStart);
  const often = setInterval(lookQuietly, hour);
  return {
    look,
    close: () => {
      clearTimeout(first);
      clearInterval(often);
    },
  };
}

function dueOn(today: string, actions: readonly DueAction[]) {
  const due = actions
    .filter(({ status }) => status === 'open' || status === 'in-progress')
    .flatMap((action) => action.due ?? [])
    .filter((day) => day <= today)
    .sort();
  const overdue = due.filter((day) => day < today);
  return { overdue: overdue.length, oldest: overdue[0] ?? null, dueToday: due.length - overdue.length };
}

function dayOf(time: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
