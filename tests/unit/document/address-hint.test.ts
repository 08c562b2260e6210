import { expect, test } from 'vitest';
import { addressHint } from '../../../shared/document/address-hint.ts';

test.each([
  ['https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.calder.gov.uk', 'mail-gateway'],
  ['https://urldefense.com/v3/__https://www.calder.gov.uk__;!!x', 'mail-gateway'],
  ['https://clicktime.symantec.com/15siAbCdEf2Gh3?h=Ab-Cd', 'mail-gateway'],
  ['https://eu.ctp.trendmicro.com/wis/clicktime/v1/query', 'mail-gateway'],
  ['https://secure-web.cisco.com/1AbC-d_E', 'mail-gateway'],
  ['https://eu-west-1.protection.sophos.com/?d=calder.example', 'mail-gateway'],
  ['https://protect.checkpoint.com/v2/r02/___jvvru://ecnfgt___.YXAx', 'mail-gateway'],
  ['http://localhost:3000/paper', 'this-computer'],
  ['http://127.0.0.1/paper', 'this-computer'],
  ['http://[::1]/paper', 'this-computer'],
  ['http://10.1.2.3/', 'own-network'],
  ['http://172.20.0.1/', 'own-network'],
  ['http://192.168.1.10/report.pdf', 'own-network'],
  ['http://fileserver/report.pdf', 'own-network'],
  ['https://papers.calder.local/', 'own-network'],
  ['https://intranet.calder.gov.uk/', 'own-network'],
  ['https://staging.calder.gov.uk/', 'test-site'],
  ['https://www.uat2.calder.gov.uk/', 'test-site'],
  ['https://admin.calder.gov.uk/papers/4', 'editors-site'],
  ['https://www.calder.gov.uk/wp-admin/post.php?post=4', 'editors-site'],
])('%s is pointed out as %s', (href, hint) => {
  expect(addressHint(href)).toBe(hint);
});

test.each([
  'https://www.calder.gov.uk/administration/papers',
  'https://www.contested.org.uk/test-results',
  'https://www.gov.uk/government/publications',
  'http://172.32.0.1/',
  'mailto:clerk@calder.gov.uk',
  'file:///etc/passwd',
])('%s is not', (href) => {
  expect(addressHint(href)).toBeNull();
});
