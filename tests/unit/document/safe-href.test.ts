import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hrefFromTyped, safeHref, withoutMailGateway } from '../../../shared/document/safe-href.ts';

const evil = [
  '',
  '   ',
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript\u0000:alert(1)',
  'javascript&#58;alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD4=',
  'file:///etc/passwd',
  'file://server/share/secret.docx',
  'FILE:///C:/Windows',
  '\\\\server\\share',
  '//evil.example/path',
  '/\\evil.example',
  '/relative/path',
  './relative',
  '#fragment',
  '?query',
  'www.example.org',
  'example.org',
  'ms-word:ofe|u|https://example.org/a.docx',
  'ms-excel:ofv|u|https://example.org/a.xlsx',
  'ms-settings:',
  'ms-msdt:/id PCWDiagnostic',
  'search-ms:query=x&crumb=location:\\\\evil',
  'shell:startup',
  'blob:https://example.org/1',
  'about:blank',
  'chrome://settings',
  'view-source:https://example.org',
  'ftp://example.org/file',
  'ws://example.org',
  'tel:',
  'tel:abc',
  'tel:+44<script>',
  'mailto:',
  'mailto:nobody',
  'mailto:@example.org',
  'mailto:a@b@example.org',
  'mailto:a@example',
  'https:',
  'https:/example.org',
  'https:///example.org',
  'https:example.org',
  'https:\\\\example.org',
  'https://user@example.org',
  'https://user:password@example.org',
  'https://bank.example@evil.example',
  'https://exa mple.org',
  'https://example.org/a b',
  'https://example.org/<script>',
  'https://example.org/"onmouseover=',
  'https://example.org/`',
  'https://example.org/{a}',
  'https://example.org/a\\b',
  'https://example.org/\u202Egpj.exe',
  'https://example.org/\u2066a',
  'https://example.org/\u0000',
  'https://example.org/\uD800',
  'https://[not-an-address]/',
  'https://example.org:99999/',
  `https://example.org/${'a'.repeat(2000)}`,
];

describe('the one gate for links', () => {
  it.each(evil)('refuses %j', (href) => {
    expect(safeHref(href)).toBeNull();
  });

  it.each([
    'https://example.org',
    'http://example.org/reports/2023?year=2023&part=1#page=4',
    'HTTPS://EXAMPLE.ORG/',
    'https://calder.example/a%20report_(final).pdf',
    'https://xn--caf-dma.example/',
    'https://127.0.0.1:4173/',
    'mailto:clerk@calder.example',
    'mailto:clerk@calder.example?subject=Notes',
    'tel:+44-113-496-0000',
    'tel:999',
  ])('lets %s through as it is', (href) => {
    expect(safeHref(href)).toBe(href);
  });

  it('takes white space around an address off', () => {
    expect(safeHref('  https://example.org\n')).toBe('https://example.org');
  });

  it('answers the same for what it has let through', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()),
        (href) => {
          const once = safeHref(href);
          expect(once === null ? null : safeHref(once)).toBe(once);
        },
      ),
    );
  });

  it('never lets a scheme through but the four', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9+.-]{0,12}$/), fc.string(), (scheme, rest) => {
        const allowed = ['https', 'http', 'mailto', 'tel'].includes(scheme);
        if (!allowed) expect(safeHref(`${scheme}:${rest}`)).toBeNull();
      }),
    );
  });
});

describe('an address as it is typed', () => {
  it.each([
    ['www.calder.example/report', 'https://www.calder.example/report'],
    ['calder.example', 'https://calder.example'],
    ['clerk@calder.example', 'mailto:clerk@calder.example'],
    ['https://calder.example', 'https://calder.example'],
  ])('%s becomes %s', (typed, href) => {
    expect(hrefFromTyped(typed)).toBe(href);
  });

  it.each([
    'here',
    'javascript:alert(1)',
    'C:\\notes.docx',
    '\\\\server\\share',
    '//evil.example',
    'file:///a',
  ])('%s is refused', (typed) => {
    expect(hrefFromTyped(typed)).toBeNull();
  });
});

describe('links that a mail gateway has wrapped', () => {
  const inner = 'https://calder.example/report?a=1&b=2';
  const wrapped = encodeURIComponent(inner);

  it.each([
    `https://eur03.safelinks.protection.outlook.com/?url=${wrapped}&data=05%7C01%7C&sdata=abc&reserved=0`,
    `https://urldefense.proofpoint.com/v2/url?u=${wrapped.replace(/%/g, '-')}&d=DwMF`,
    `https://protect-eu.mimecast.com/s/abc?url=${wrapped}`,
    `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${wrapped}&locale=en-gb`,
    `https://urldefense.proofpoint.com/v1/url?u=${wrapped}&k=abc`,
    'https://urldefense.com/v3/__https://calder.example/report?a=1&b=2__;!!Ab3!token$',
    'https://urldefense.com/v3/__https:/calder.example/report*a=1*b=2__;PyY!!Ab3!token$',
    `https://linkprotect.cudasvc.com/url?a=${wrapped}&c=E,1,abc&typo=1`,
    `https://www.google.com/url?q=${wrapped}&sa=D&source=docs`,
    `https://www.google.co.uk/url?sa=t&url=${wrapped}&usg=abc`,
    `https://clicktime.symantec.com/3AbCdEf2Gh3?u=${wrapped}`,
    `https://clicktime.symantec.com/a/1/Ab-Cd_Ef=?d=token&u=${wrapped}`,
    `https://imsva91-ctp.trendmicro.com:443/wis/clicktime/v1/query?url=${wrapped}&umid=AB-12&auth=cd`,
    `https://eu.ctp.trendmicro.com/wis/clicktime/v1/query?url=${wrapped}&umid=AB-12`,
    `https://secure-web.cisco.com/1AbC-d_E/${wrapped}`,
    `https://eu-west-1.protection.sophos.com/?d=calder.example&u=${btoa(inner)}&i=abc&h=def`,
    `https://protect.checkpoint.com/v2/___${inner}___.YXAxZTpjYWxkZXI6YTo1:6:abcd:ef01`,
    'https://protect.checkpoint.com/v2/___https:/calder.example/report?a=1&b=2___.YXAxZTpj',
  ])('come off: %s', (href) => {
    expect(withoutMailGateway(href)).toBe(inner);
  });

  it('come off twice where they were wrapped twice', () => {
    const once = `https://eur03.safelinks.protection.outlook.com/?url=${wrapped}`;
    const twice = `https://nam12.safelinks.protection.outlook.com/?url=${encodeURIComponent(once)}`;
    expect(withoutMailGateway(twice)).toBe(inner);
  });

  it('stay wrapped where what is inside would be refused', () => {
    const href = `https://eur03.safelinks.protection.outlook.com/?url=${encodeURIComponent('javascript:alert(1)')}`;
    expect(withoutMailGateway(href)).toBe(href);
  });

  it('come back with what their gateway had taken out of them', () => {
    const runs = 'https://urldefense.com/v3/__https://calder.example/caf**A/__;w6k!!Ab3!token$';
    expect(withoutMailGateway(runs)).toBe('https://calder.example/caf%c3%a9/');
  });

  it.each([
    'https://protect-eu.mimecast.com/s/Ab1CdE2fGh?domain=calder.example',
    'https://urldefense.com/v3/nothing',
    'https://urldefense.proofpoint.com/v2/url?u=https-3A__calder.example_100-25-ZZ',
    'https://www.google.com/search?q=https://calder.example',
    'https://clicktime.symantec.com/15siAbCdEf2Gh3?h=Ab-Cd',
    'https://secure-web.cisco.com/1AbC-d_E',
    'https://secure-web.cisco.com/1AbC-d_E/https%3A%2F%2Fcalder.example%2F100%25%ZZ',
    'https://eu-west-1.protection.sophos.com/?d=calder.example&u=aHR0c*M6Ly9jYWxkZXI',
    'https://eu-west-1.protection.sophos.com/?d=calder.example&u=aHR0cHM6Ly9jYWxkZXIu_w',
    'https://eu-west-1.protection.sophos.com/?d=calder.example',
    'https://protect.checkpoint.com/v2/r02/___jvvru://ecnfgt.gzcorng___.YXAxZTpj',
  ])('stay as they are where nobody but the gateway can read them: %s', (href) => {
    expect(withoutMailGateway(href)).toBe(href);
  });

  it('come out of base64 as they went in, where it has signs of its own', () => {
    const sound = 'https://calder.example/caf%C3%A9?q=~~~oo~';
    expect(btoa(sound)).toMatch(/[+/]/);
    expect(
      withoutMailGateway(`https://us-west-2.protection.sophos.com/?d=calder.example&u=${btoa(sound)}`),
    ).toBe(sound);
  });

  it('leaves a host alone that only looks like a gateway', () => {
    const href = `https://safelinks.protection.outlook.com.evil.example/?url=${wrapped}`;
    expect(withoutMailGateway(href)).toBe(href);
  });
});
