import { expect, test } from 'vitest';
import { attachmentHeader, holdFiles, safeMediaType } from '../../electron/browser/held-files.ts';

const minute = 60_000;
const aFile = { name: 'Notes.docx', mediaType: 'text/plain', bytes: Buffer.from('words') };

test('a held file has an address that works once, under the name that the page gives', () => {
  const files = holdFiles();
  const address = files.addressOf(files.hold(aFile), 'Item 4.docx') ?? '';
  expect(address).toMatch(/^\/downloads\/[\w-]{43}$/);
  expect(files.take(address)).toEqual({ ...aFile, name: 'Item 4.docx' });
  expect(files.take(address)).toBeNull();
});

test('what is held has one address', () => {
  const files = holdFiles();
  const held = files.hold(aFile);
  expect(files.addressOf(held, 'a')).not.toBeNull();
  expect(files.addressOf(held, 'a')).toBeNull();
  expect(files.addressOf('guessed', 'a')).toBeNull();
  expect(files.take('/downloads/guessed')).toBeNull();
});

test('after ten minutes neither a held file nor its address is there', () => {
  let now = 0;
  const files = holdFiles(() => now);
  const [first, second] = [files.hold(aFile), files.hold(aFile)];
  const address = files.addressOf(first, 'a') ?? '';
  now = 11 * minute;
  expect(files.take(address)).toBeNull();
  expect(files.addressOf(second, 'a')).toBeNull();
});

test('what was held first goes first where it is too much', () => {
  const files = holdFiles();
  const large = { ...aFile, bytes: Buffer.alloc(200 * 1024 * 1024) };
  const [first, second, third] = [files.hold(large), files.hold(large), files.hold(large)];
  expect([first, second, third].map((held) => files.addressOf(held, 'a') !== null)).toEqual([
    false,
    true,
    true,
  ]);
});

test('forgetting leaves nothing', () => {
  const files = holdFiles();
  const held = files.hold(aFile);
  const address = files.addressOf(files.hold(aFile), 'a') ?? '';
  files.forget();
  expect(files.addressOf(held, 'a')).toBeNull();
  expect(files.take(address)).toBeNull();
});

test.each([
  ['Notes.docx', 'attachment; filename="Notes.docx"; filename*=UTF-8\'\'Notes.docx'],
  [
    'Ação “4”.docx',
    'attachment; filename="A__o _4_.docx"; filename*=UTF-8\'\'A%C3%A7%C3%A3o%20%E2%80%9C4%E2%80%9D.docx',
  ],
  [
    'a"; filename="b.exe',
    'attachment; filename="a_; filename=_b.exe"; filename*=UTF-8\'\'a%22%3B%20filename%3D%22b.exe',
  ],
  ['x\r\nSet-Cookie: y', 'attachment; filename="x__Set-Cookie: y"; filename*=UTF-8\'\'x__Set-Cookie%3A%20y'],
  ['../../etc/passwd', 'attachment; filename=".._.._etc_passwd"; filename*=UTF-8\'\'.._.._etc_passwd'],
  ['a\u202edocx.exe', 'attachment; filename="a_docx.exe"; filename*=UTF-8\'\'a_docx.exe'],
  ['\ud800.docx', 'attachment; filename="_.docx"; filename*=UTF-8\'\'%EF%BF%BD.docx'],
  ['', 'attachment; filename="file"; filename*=UTF-8\'\'file'],
])('the name %j stays one name', (name, header) => {
  expect(attachmentHeader(name)).toBe(header);
});

test.each([
  ['text/plain;charset=utf-8', 'text/plain;charset=utf-8'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', undefined],
  ['text/html\r\nx: y', 'application/octet-stream'],
  ['', 'application/octet-stream'],
])('the media type %j', (given, sent = given) => {
  expect(safeMediaType(given)).toBe(sent);
});
