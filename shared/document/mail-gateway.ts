// Addresses that a mail filter or a search page has put its own around. What is read here is not checked: `safeHref` does.

type Wrapper = readonly [host: RegExp, inside: (url: URL) => string | null];

/**
 * The mail filters that stand before every link of a mail, and how each holds the address: Microsoft Safe Links,
 * Proofpoint URL Defense v1 to v3, Mimecast's `url` form, Barracuda, Symantec, Trend Micro, Sophos, Cisco and Check
 * Point's v2. Where only the filter knows what is inside, as with the short forms of Mimecast and Symantec, it is null.
 */
const gateways: readonly Wrapper[] = [
  [/(^|\.)safelinks\.protection\.outlook\.com$/i, parameter('url')],
  [/(^|\.)urldefense(\.proofpoint)?\.com$/i, insideProofpoint],
  [/(^|\.)mimecast(protect)?\.com$/i, parameter('url')],
  [/(^|\.)linkprotect\.cudasvc\.com$/i, parameter('a')],
  [/^clicktime(\.cloud)?\.symantec\.com$/i, parameter('u')],
  [/[.-]ctp\.trendmicro\.com$/i, parameter('url')],
  [/(^|\.)protection\.sophos\.com$/i, insideSophos],
  [/^secure-web\.cisco\.com$/i, insideCisco],
  [/^protect\.checkpoint\.com$/i, insideCheckPoint],
];

/** What is put around addresses elsewhere: in Teams, and on Google's pages of results. */
const others: readonly Wrapper[] = [
  [
    /(^|\.)teams\.cdn\.office\.net$/i,
    (url) => (/\/safelinks\//i.test(url.pathname) ? parameter('url')(url) : null),
  ],
  [
    /(^|\.)google\.(com|co\.uk)$/i,
    (url) => (url.pathname === '/url' ? (parameter('q')(url) ?? parameter('url')(url)) : null),
  ],
];

/** Whether a host is a mail filter's that stands before every link of a mail. */
export function isMailGateway(host: string): boolean {
  return gateways.some(([pattern]) => pattern.test(host));
}

/** The address inside a wrapped one; null: it is not wrapped, or only the gateway knows what is inside. */
export function addressInside(url: URL): string | null {
  return [...gateways, ...others].find(([host]) => host.test(url.hostname))?.[1](url) ?? null;
}

function parameter(name: string): Wrapper[1] {
  return ({ searchParams }) => searchParams.get(name);
}

/** `?d=DOMAIN&u=ADDRESS`, the address in base64. */
function insideSophos({ searchParams }: URL): string | null {
  // A `+` of base64 is a space to a query.
  const [, encoded] = /^([\w/+ -]+)=*$/.exec(searchParams.get('u') ?? '') ?? [];
  if (encoded === undefined) return null;
  return decodeURIComponent(escapedBytes(bytesOf(encoded.replace(/[+ ]/g, '-').replace(/\//g, '_'))));
}

/** `/TOKEN/ADDRESS`, the address escaped. */
function insideCisco({ pathname }: URL): string | null {
  const [, escaped] = /^\/[^/]+\/(https?%3a.+)$/i.exec(pathname) ?? [];
  return escaped === undefined ? null : decodeURIComponent(escaped);
}

/** `/v2/___ADDRESS___.TOKEN`. Those of its links that disguise the letters of the address stay as they are. */
function insideCheckPoint({ href }: URL): string | null {
  const [, address] = /\/v2\/___(https?:.+)___/i.exec(href) ?? [];
  return address === undefined ? null : withBothSlashes(address);
}

function insideProofpoint({ href, pathname, searchParams }: URL): string | null {
  if (pathname.startsWith('/v3/')) return insideProofpoint3(href);
  const encoded = searchParams.get('u');
  if (encoded === null || pathname.startsWith('/v1/')) return encoded;
  return decodeURIComponent(encoded.replace(/-/g, '%').replace(/_/g, '/'));
}

const base64Url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * `/v3/__ADDRESS__;BYTES!!…`: each `*` of the address stands for the next of the bytes; `**` and a letter for a run of
 * them, `A` for two.
 */
function insideProofpoint3(href: string): string | null {
  const parts = /\/v3\/__(.+?)__;([A-Za-z0-9_-]*)/.exec(href);
  if (!parts) return null;
  const [, address = '', encoded = ''] = parts;
  const bytes = [...bytesOf(encoded)];
  const escaped = address.replace(/\*(\*(.))?/g, (_star, _run, length: string | undefined) => {
    const count = length === undefined ? 1 : base64Url.indexOf(length) + 2;
    return escapedBytes(bytes.splice(0, count));
  });
  // What a page's address is made of was taken out as a byte; what is no such character stays escaped.
  return withBothSlashes(
    escaped.replace(/%(21|23|24|26|27|28|29|2a|2b|2c|2f|3a|3b|3d|3f|40)/gi, (code) =>
      decodeURIComponent(code),
    ),
  );
}

function escapedBytes(bytes: readonly number[]): string {
  return bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

/** On its way one of an address's two slashes may get lost. */
function withBothSlashes(address: string): string {
  return address.replace(/^(https?):\/(?=[^/])/i, '$1://');
}

function bytesOf(encoded: string): readonly number[] {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of encoded) {
    held = ((held << 6) | base64Url.indexOf(character)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
  }
  return bytes;
}
