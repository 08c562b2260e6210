import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../shared/contract/desktop-contract.ts';

// The application menu as plain data. What the system does itself is a role; what the program does are the commands of
// the page's registry, so that menu, palette and shortcut sheet never differ.

export type RecentMeeting = { readonly meetingId: string; readonly label: string };

export type MenuParts = {
  readonly isMac: boolean;
  readonly commands: readonly MenuCommand[];
  readonly recent: readonly RecentMeeting[];
  readonly runCommand: (id: string) => void;
  readonly openMeeting: (meetingId: string) => void;
  readonly forgetMeetings: () => void;
  readonly showDataFolder: () => void;
  readonly showLog: () => void;
};

type Item = MenuItemConstructorOptions;

const separator: Item = { type: 'separator' };

/** Commands that have a place of their own; all others stand under *Commands*, by their headings. */
const inFileMenu = ['meetings.new', 'meetings.import', 'issue.print', 'issue.pdf'];
const inHelpMenu = ['shortcuts'];

export function menuTemplate(parts: MenuParts): Item[] {
  const { isMac, commands } = parts;
  const groups = Map.groupBy(
    commands.filter(({ id }) => !inFileMenu.includes(id) && !inHelpMenu.includes(id)),
    ({ group }) => group,
  );
  const go = groups.get('Go to') ?? [];
  groups.delete('Go to');
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: '&File', submenu: fileMenu(parts) },
    { label: '&Edit', submenu: editMenu },
    { label: '&View', submenu: viewMenu },
    { label: '&Go', submenu: orNothing(go.map((command) => commandItem(command, parts))) },
    { label: '&Commands', submenu: orNothing(commandGroups([...groups], parts)) },
    { role: 'windowMenu', label: '&Window' },
    { role: 'help', label: '&Help', submenu: helpMenu(parts) },
  ];
}

function fileMenu(parts: MenuParts): Item[] {
  const { isMac, commands, recent, openMeeting, forgetMeetings } = parts;
  const own = inFileMenu.flatMap((id) => commands.find((command) => command.id === id) ?? []);
  return [
    ...own.map((command) => commandItem(command, parts)),
    ...(own.length > 0 ? [separator] : []),
    {
      label: '&Recent meetings',
      submenu: orNothing(
        recent.length === 0
          ? []
          : [
              ...recent.map(({ meetingId, label }) => ({ label, click: () => openMeeting(meetingId) })),
              separator,
              { label: 'Clear this list', click: forgetMeetings },
            ],
      ),
    },
    separator,
    isMac ? { role: 'close' } : { role: 'quit', label: 'E&xit' },
  ];
}

const editMenu: Item[] = [
  { role: 'undo' },
  { role: 'redo' },
  separator,
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'pasteAndMatchStyle', label: 'Paste Without Formatting' },
  separator,
  { role: 'selectAll' },
];

const viewMenu: Item[] = [
  { role: 'zoomIn' },
  { role: 'zoomOut' },
  { role: 'resetZoom' },
  separator,
  { role: 'togglefullscreen' },
  separator,
  { role: 'reload' },
];

function helpMenu(parts: MenuParts): Item[] {
  const own = inHelpMenu.flatMap((id) => parts.commands.find((command) => command.id === id) ?? []);
  return [
    ...own.map((command) => commandItem(command, parts)),
    { label: 'Show the data folder', click: parts.showDataFolder },
    { label: 'Show the log', click: parts.showLog },
    ...(parts.isMac ? [] : [separator, { role: 'about', label: 'About Secretariat' } as const]),
  ];
}

function commandGroups(
  groups: readonly (readonly [string, readonly MenuCommand[]])[],
  parts: MenuParts,
): Item[] {
  return groups.map(([group, commands]) => ({
    label: withoutMnemonic(group),
    submenu: commands.map((command) => commandItem(command, parts)),
  }));
}

// The keys are heard by the page, which knows where the focus is: the menu only shows them.
function commandItem({ id, label, keys, isEnabled }: MenuCommand, { runCommand }: MenuParts): Item {
  const accelerator = acceleratorOf(keys);
  return {
    label: withoutMnemonic(label),
    enabled: isEnabled,
    click: () => runCommand(id),
    ...(accelerator === null ? {} : { accelerator, registerAccelerator: false }),
  };
}

/** A submenu without items cannot be opened, and a screen reader says nothing of it. */
function orNothing(items: Item[]): Item[] {
  return items.length > 0 ? items : [{ label: 'Nothing here now', enabled: false }];
}

/** An ampersand would be taken for the letter that Alt chooses. */
function withoutMnemonic(label: string): string {
  return label.replaceAll('&', '&&');
}

const keyNames: Readonly<Record<string, string>> = {
  '↑': 'Up',
  '↓': 'Down',
  '←': 'Left',
  '→': 'Right',
  Esc: 'Escape',
  Enter: 'Enter',
  Space: 'Space',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Delete: 'Delete',
  '+': 'Plus',
};

/** "Ctrl Shift ↑" in Electron's words; null for what no menu can show ("Alt 1…9"). */
export function acceleratorOf(keys: string | null): string | null {
  if (keys === null) return null;
  const parts = keys.split(' ');
  const key = parts.pop() ?? '';
  const named = keyNames[key] ?? (/^([A-Z0-9.,;/\-=[\]']|F\d{1,2})$/.test(key) ? key : null);
  const isKnown = parts.every((part) => part === 'Ctrl' || part === 'Alt' || part === 'Shift');
  if (named === null || !isKnown) return null;
  return [...parts.map((part) => (part === 'Ctrl' ? 'CommandOrControl' : part)), named].join('+');
}
