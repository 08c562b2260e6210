import { expect, test } from 'vitest';
import { isAdministratorsAlone, isKeptByAdministrators } from '../../electron/core/windows-rights.ts';

const person = 'S-1-5-21-1004336348-1177238915-682003330-1001';
const folder = 'O:BAG:S-1-5-21-1-2-3-513D:PAI(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)(A;OICI;0x1200a9;;;BU)';
const file = 'O:SYG:SYD:AI(A;ID;FA;;;BA)(A;ID;FA;;;SY)(A;ID;0x1200a9;;;BU)';

test.each([
  ['a folder made as the guide says', folder],
  ['a file in it', file],
  [
    'one of TrustedInstaller',
    'O:S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464D:(A;;FR;;;WD)',
  ],
  ['one that names nobody but by number', 'O:S-1-5-32-544D:P(A;;FA;;;S-1-5-18)(A;;FRFX;;;S-1-5-32-545)'],
  ['one that a person is kept from', `O:BAD:(D;;FA;;;${person})(A;;FA;;;BA)`],
  ['a right for what its owner makes in it', 'O:BAD:(A;;FA;;;BA)(A;OICIIO;GA;;;CO)'],
])('only administrators write %s', (_, sddl) => {
  expect(isAdministratorsAlone(sddl)).toBe(true);
});

test.each([
  ['a person owns it', file.replace('O:SY', `O:${person}`)],
  ['Users own it', file.replace('O:SY', 'O:BU')],
  ['Users may write it', file.replace('0x1200a9', '0x1301bf')],
  ['Users may do all', file.replace('0x1200a9', 'FA')],
  ['Users may write it, by name', file.replace('0x1200a9', 'FRFW')],
  ['Users may delete it', file.replace('0x1200a9', 'FRSD')],
  ['Users may take it', file.replace('0x1200a9', '0x1a00a9')],
  ['all may write it, by a general right', file.replace('0x1200a9;;;BU', 'GW;;;WD')],
  // As a folder inherits it from ProgramData.
  ['Users may make files in it', 'O:BAG:SYD:AI(A;OICIID;FA;;;BA)(A;CIID;DCLCRPCR;;;BU)'],
  ['anybody may do anything', 'O:BAG:SYD:NO_ACCESS_CONTROL'],
  ['there are no rights', 'O:BAG:SYD:'],
  ['a right hangs on a condition', 'O:BAD:(XA;;FA;;;WD;(@User.Title=="x"))'],
  ['a right has no such name', file.replace('0x1200a9', 'FRZZ')],
  ['a right is cut off', 'O:BAD:(A;;FA;;;BA)(A;;FR'],
  ['there are words around it', `Sddl : ${file}`],
  ['there is nothing', ''],
])('and nobody can tell where %s', (_, sddl) => {
  expect(isAdministratorsAlone(sddl)).toBe(false);
});

test('a file is trusted with its folder alone, where both can be asked for and neither is a link', () => {
  const path = 'C:\\ProgramData\\Secretariat\\policy.json';
  const told = (ofFolder: string, ofFile: string) => (asked: string) =>
    `${asked === path ? ofFile : ofFolder}\r\n`;
  const noLink = (): boolean => false;
  expect(isKeptByAdministrators(path, told(folder, file), noLink)).toBe(true);
  expect(isKeptByAdministrators(path, told(folder.replace('O:BA', 'O:BU'), file), noLink)).toBe(false);
  expect(isKeptByAdministrators(path, told(folder, file.replace('O:SY', 'O:BU')), noLink)).toBe(false);
  expect(isKeptByAdministrators(path, told(folder, file), () => true)).toBe(false);
  const silent = (): string => {
    throw new Error('no PowerShell');
  };
  expect(isKeptByAdministrators(path, silent, noLink)).toBe(false);
});
