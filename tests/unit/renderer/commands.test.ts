import { describe, expect, it } from 'vitest';
import { writtenKeys, type Command } from '../../../renderer/app/commands.ts';
import { agendaListKeys } from '../../../renderer/features/agenda/agenda-list-keys.ts';
import { commandFaults } from '../../../renderer/app/reserved-keys.ts';

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

const aCommand = (id: string, keys: string, more: Partial<Command> = {}): Command => ({
  id,
  label: id,
  group: 'Test',
  keys,
  run: () => undefined,
  ...more,
});

describe('a key press', () => {
  it('is written as the shortcut sheet shows it', () => {
    expect(writtenKeys(press('k', { code: 'KeyK', ctrlKey: true }))).toBe('Ctrl K');
    expect(writtenKeys(press('k', { code: 'KeyK', metaKey: true }))).toBe('Ctrl K');
    expect(writtenKeys(press('ArrowUp', { altKey: true }))).toBe('Alt ↑');
    expect(writtenKeys(press('/', { code: 'Slash', ctrlKey: true }))).toBe('Ctrl /');
  });

  it('counts by its key where Alt or Shift make another character of it', () => {
    expect(writtenKeys(press('®', { code: 'KeyR', altKey: true, shiftKey: true }))).toBe('Alt Shift R');
    expect(writtenKeys(press('¡', { code: 'Digit1', altKey: true }))).toBe('Alt 1');
  });
});

describe('commands', () => {
  it('may not take keys of the browser, the system or a screen reader', () => {
    expect(commandFaults([aCommand('one', 'Ctrl T'), aCommand('two', 'F6')])).toHaveLength(2);
    expect(commandFaults([aCommand('one', 'Ctrl K'), aCommand('two', 'Alt I')])).toEqual([]);
  });

  it('may not take keys that another command has', () => {
    expect(commandFaults([aCommand('one', 'Alt I'), aCommand('two', 'Alt I')])).toEqual([
      'two: Alt I is taken by one',
    ]);
  });

  it('may answer to keys of a list or a field where these have the focus', () => {
    expect(commandFaults([aCommand('one', 'Ctrl Z', { isLocal: true })])).toEqual([]);
  });

  it('of the agenda’s list may be heard there', () => {
    expect(commandFaults(agendaListKeys)).toEqual([]);
  });

  it.each(['Ctrl Shift K', 'Ctrl T', 'F5', 'Alt ←', 'Alt Shift I'])(
    'may not take %s there either',
    (keys) => {
      expect(commandFaults([aCommand('one', keys, { isLocal: true })])).toEqual([`one: ${keys} is reserved`]);
    },
  );
});
