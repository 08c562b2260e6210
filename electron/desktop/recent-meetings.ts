import { app, Menu } from 'electron';
import type { MeetingSummary } from '../../shared/contract/entities/meetings.ts';
import { wordDate } from '../../shared/wording/word-date.ts';
import type { RecentMeeting } from './menu-template.ts';
import type { PageOrders } from './page-orders.ts';

// Windows keeps a jump list in the person's roaming profile, where it outlives the program and may travel to a server.
// It therefore names a meeting by its day and nothing else. The menus, which end with the program, say the body, too.
// The system's list of recent documents gets nothing: a meeting file that was opened is a copy from then on.

type Known = Pick<MeetingSummary, 'id' | 'date' | 'bodyName'>;

/** The recent meetings that are still there, newest first, as a menu names them. */
export function recentFor(ids: readonly string[], meetings: readonly Known[]): readonly RecentMeeting[] {
  return knownOf(ids, meetings).map(({ id, date, bodyName }) => ({
    meetingId: id,
    label: `${wordDate(date)} · ${bodyName}`,
  }));
}

export type JumpListWish = {
  readonly ids: readonly string[];
  readonly meetings: readonly Known[];
  /** What starts the program on these data, as words of a command line. */
  readonly startWords: readonly string[];
};

/** What Windows shows for the program's button: places to go to, and recent meetings by their day. */
export function jumpListFor({ ids, meetings, startWords }: JumpListWish): Electron.JumpListCategory[] {
  const task = (title: string, word: string): Electron.JumpListItem => ({
    type: 'task',
    title,
    program: process.execPath,
    args: [...startWords, word].map(quoted).join(' '),
    iconPath: process.execPath,
    iconIndex: 0,
  });
  const recent = knownOf(ids, meetings);
  return [
    ...(recent.length === 0
      ? []
      : [
          {
            type: 'custom' as const,
            name: 'Recent meetings',
            items: recent.map(({ id, date }) => task(wordDate(date), `--meeting=${id}`)),
          },
        ]),
    { type: 'tasks', items: [task('Actions', '--go=actions'), task('Forward plan', '--go=forward-plan')] },
  ];
}

/** Shows the recent meetings where the system has a place for them. */
export function showRecentToSystem(wish: JumpListWish, orders: PageOrders): void {
  if (process.platform === 'win32') app.setJumpList(jumpListFor(wish));
  if (process.platform !== 'darwin') return;
  const items = recentFor(wish.ids, wish.meetings).map(({ meetingId, label }) => ({
    label,
    click: () => orders.give({ kind: 'open-meeting', meetingId }),
  }));
  app.dock?.setMenu(Menu.buildFromTemplate(items));
}

function knownOf(ids: readonly string[], meetings: readonly Known[]): readonly Known[] {
  return ids.flatMap((id) => meetings.find((meeting) => meeting.id === id) ?? []);
}

// As Windows takes a command line apart: a backslash before a quotation mark would hide it.
function quoted(word: string): string {
  return /[\s"]/.test(word) ? `"${word.replace(/(\\*)("|$)/g, '$1$1$2').replaceAll('"', '\\"')}"` : word;
}
