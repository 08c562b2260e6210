// Addresses that a mail filter or a search page has put its own around. What is read here is not checked: `safeHref` does.

/** Whether a host is a mail filter's that stands before every link of a mail. */
export function isMailGateway(host: string): boolean {
  return gatewayHosts.some((pattern) => pattern.test(host));
}

const gatewayHosts: readonly RegExp[] = [
  /(^|\.)safelinks\.protection\.outlook\.com$/i,
  /(^|\.)urldefense(\.proofpoint)?\.com$/i,
  /(^|\.)mimecast(protect)?\.com$/i,
  /(^|\.)linkprotect\.cudasvc\.com$/i,
];

/**
 * The address inside a wrapped one, as the wrapper holds it: Microsoft Safe Links (mail and Teams), Proofpoint URL
 * Defense v1 to v3, Mimecast's `url` form, Barracuda, Google's redirect. null: it is not wrapped, or only the gateway
 * knows what is inside, as with Mimecast's short form.
 */
export function addressInside(url: URL): string | null {
  const { hostname, pathname, searchParams } = url;
  if (/(^|\.)safelinks\.protection\.outlook\.com$/i.test(hostname)) return searchParams.get('url');
  if (/(^|\.)teams\.cdn\.office\.net$/i.test(hostname) && /\/safelinks\//i.test(pathname)) {
    return searchParams.get('url');
  }
  if (/(^|\.)urldefense(\.proofpoint)?\.com$/i.test(hostname)) return insideProofpoint(url);
  if (/(^|\.)mimecast(protect)?\.com$/i.test(hostname)) return searchParams.get('url');
  if (/(^|\.)linkprotect\.cudasvc\.com$/i.test(hostname)) return searchParams.get('a');
  if (/(^|\.)google\.(com|co\.uk)$/i.test(hostname) && pathname === '/url') {
    return searchParams.get('q') ?? searchParams.get('url');
  }
  return null;
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
    return bytes
      .splice(0, count)
      .map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
      .join('');
  });
  // What a page's address is made of was taken out as a byte; what is no such character stays escaped.
  return escaped
    .replace(/%(21|23|24|26|27|28|29|2a|2b|2c|2f|3a|3b|3d|3f|40)/gi, (code) => decodeURIComponent(code))
    .replace(/^(https?):\/(?=[^/])/i, '$1://');
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
