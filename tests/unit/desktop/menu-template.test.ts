import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import type { MenuCommand } from '../../../shared/contract/desktop-contract.ts';
import { acceleratorOf, menuTemplate, type MenuParts } from '../../../electron/desktop/menu-template.ts';

function aCommand(id: string, group: string, more: Partial<MenuCommand> = {}): MenuCommand {
  return { id, label: id, group, keys: null, isEnabled: true, ...more };
}

function build(parts: Partial<MenuParts> = {}) {
  const doings = {
    runCommand: vi.fn(),
    openMeeting: vi.fn(),
    forgetMeetings: vi.fn(),
    showDataFolder: vi.fn(),
    showLog: vi.fn(),
  };
  const menu = menuTemplate({ isMac: false, commands: [], recent: [], ...doings, ...parts });
  return { menu, ...doings };
}

function submenu(items: readonly MenuItemConstructorOptions[], label: string): MenuItemConstructorOptions[] {
  const found = items.find((item) => item.label?.replace('&', '') === label);
  return (found?.submenu ?? []) as MenuItemConstructorOptions[];
}

function click(item: MenuItemConstructorOptions | undefined): void {
  (item?.click as (() => void) | undefined)?.();
}

describe('the application menu', () => {
  it('has every command of the page once: in File, in Help, in Go, or under its heading', () => {
    const commands = [
      aCommand('meetings.import', 'Meetings'),
      aCommand('issue.print', 'This meeting'),
      aCommand('shortcuts', 'Everywhere'),
      aCommand('find', 'Everywhere'),
      aCommand('go-actions', 'Go to'),
      aCommand('agenda.add', 'Agenda'),
    ];
    const { menu } = build({ commands });
    const labels = (items: readonly MenuItemConstructorOptions[]): unknown[] =>
      items.flatMap((item) => [item.label, ...labels((item.submenu ?? []) as MenuItemConstructorOptions[])]);
    for (const { label } of commands) {
      expect(
        labels(menu).filter((each) => each === label),
        label,
      ).toHaveLength(1);
    }
    expect(submenu(menu, 'File').map(({ label }) => label)).toContain('meetings.import');
    expect(submenu(menu, 'Go').map(({ label }) => label)).toEqual(['go-actions']);
    expect(submenu(menu, 'Commands').map(({ label }) => label)).toEqual(['Everywhere', 'Agenda']);
  });

  it('runs a command by its id, greys out what cannot be done, and shows its keys without taking them', () => {
    const { menu, runCommand } = build({
      commands: [
        aCommand('notes.next', 'Notes', { keys: 'Ctrl ↓' }),
        aCommand('notes.time', 'Notes', { keys: 'Ctrl ;', isEnabled: false }),
        aCommand('notes.person', 'Notes', { keys: 'Alt 1…9', label: 'Person & post' }),
      ],
    });
    const [next, time, person] = submenu(submenu(menu, 'Commands'), 'Notes');
    expect(next).toMatchObject({
      accelerator: 'CommandOrControl+Down',
      registerAccelerator: false,
      enabled: true,
    });
    expect(time).toMatchObject({ accelerator: 'CommandOrControl+;', enabled: false });
    expect(person).not.toHaveProperty('accelerator');
    expect(person?.label).toBe('Person && post');
    click(next);
    expect(runCommand).toHaveBeenCalledExactlyOnceWith('notes.next');
  });

  it('opens a recent meeting, forgets all of them, and says where there is none', () => {
    const recent = [{ meetingId: 'a', label: '10 October 2023 · Community Outcomes Meeting' }];
    const { menu, openMeeting, forgetMeetings } = build({ recent });
    const items = submenu(submenu(menu, 'File'), 'Recent meetings');
    click(items[0]);
    click(items.at(-1));
    expect(openMeeting).toHaveBeenCalledExactlyOnceWith('a');
    expect(forgetMeetings).toHaveBeenCalled();
    const none = submenu(submenu(build().menu, 'File'), 'Recent meetings');
    expect(none).toEqual([{ label: 'Nothing here now', enabled: false }]);
  });

  it('leaves editing to the system, and has what a Mac expects', () => {
    const roles = submenu(build().menu, 'Edit').flatMap(({ role }) => role ?? []);
    expect(roles).toEqual(['undo', 'redo', 'cut', 'copy', 'paste', 'pasteAndMatchStyle', 'selectAll']);
    const { menu } = build({ isMac: true });
    expect(menu[0]).toEqual({ role: 'appMenu' });
    expect(submenu(menu, 'File').at(-1)).toEqual({ role: 'close' });
  });

  it.each([
    ['Ctrl K', 'CommandOrControl+K'],
    ['Alt Shift R', 'Alt+Shift+R'],
    ['Ctrl Enter', 'CommandOrControl+Enter'],
    ['F3', 'F3'],
    ['Ctrl /', 'CommandOrControl+/'],
    ['Alt ↑', 'Alt+Up'],
    ['Alt 1…9', null],
    ['@', null],
    ['Ctrl K or F3', null],
    [null, null],
  ])('%s is shown as %s', (keys, accelerator) => {
    expect(acceleratorOf(keys)).toBe(accelerator);
  });
});
