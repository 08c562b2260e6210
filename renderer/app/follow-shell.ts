import type { MenuCommand, ShellOrder, ShellPlace } from '../../shared/contract/desktop-contract.ts';
import type { WindowShell } from '../platform/platform.ts';
import { watchTheme } from './appearance.ts';
import { listCommands, runCommandById, watchCommands } from './commands.ts';
import { handFile } from './handed-file.ts';
import {
  actionsPath,
  forwardPlanPath,
  goTo,
  meetingIdIn,
  meetingPath,
  meetingsPath,
  settingsPath,
} from './routes.ts';

// Keeps what stands around the program's own window in step with its page. Loaded in that window alone.

/** A menu that follows a moment later is soon enough, and a key costs nothing. */
const menuDelay = 200;

export function followShell(shell: WindowShell): void {
  void shell.takeOrders(obey);
  watchTheme((theme) => void shell.setTheme(theme).catch(() => undefined));
  showCommandsIn(shell);
  tellOfMeetings(shell);
}

function obey(order: ShellOrder): void {
  switch (order.kind) {
    case 'run-command':
      runCommandById(order.id);
      return;
    case 'open-meeting':
      goTo(meetingPath(order.meetingId));
      return;
    case 'go':
      goTo(paths[order.to]);
      return;
    case 'meeting-file':
      handFile(order.id, { name: order.name, content: order.content });
      return;
    case 'file-not-read':
      handFile(order.id, { name: order.name, code: order.code });
      return;
    case 'save-now':
  }
}

const paths: Readonly<Record<ShellPlace, string>> = {
  meetings: meetingsPath,
  actions: actionsPath,
  'forward-plan': forwardPlanPath,
  settings: settingsPath,
};

function showCommandsIn(shell: WindowShell): void {
  let shown = '';
  let isDue = false;
  const show = (): void => {
    isDue = false;
    const commands = menuCommands();
    const next = JSON.stringify(commands);
    if (next === shown) return;
    shown = next;
    void shell.showCommands(commands).catch(() => undefined);
  };
  const showSoon = (): void => {
    if (isDue) return;
    isDue = true;
    setTimeout(show, menuDelay);
  };
  watchCommands(showSoon);
  showSoon();
}

function menuCommands(): readonly MenuCommand[] {
  return listCommands()
    .filter(({ isLocal, run }) => isLocal !== true && run !== undefined)
    .map(({ id, label, group, keys = null, isEnabled = true }) => ({ id, label, group, keys, isEnabled }));
}

function tellOfMeetings(shell: WindowShell): void {
  let last: string | null = null;
  const tell = (): void => {
    const meetingId = meetingIdIn(window.location.hash);
    if (meetingId === null || meetingId === last) return;
    last = meetingId;
    void shell.meetingOpened(meetingId).catch(() => undefined);
  };
  window.addEventListener('hashchange', tell);
  tell();
}
