import { forbiddenCharacterAt } from '../domain/text-rules.ts';
import { addressInside } from './mail-gateway.ts';

const allowedSchemes: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:', 'tel:']);
const longestHref = 2000;

/**
 * The one gate for links: at load, paste, import, export and open. Returns the address as it may be stored and written,
 * or null where it is refused: every scheme but https, http, mailto and tel, addresses without a scheme, network paths
 * (`//host`, `\\server`), control characters, addresses that carry a user name or password.
 */
export function safeHref(href: string): string | null {
  const trimmed = href.trim();
  if (trimmed === '' || trimmed.length > longestHref || forbiddenCharacterAt(trimmed) >= 0) return null;
  if (/[\s\\<>"`{}|^]/.test(trimmed) || /[\u202A-\u202E\u2066-\u2069]/.test(trimmed)) return null;
  const scheme = /^([a-z]+):/i.exec(trimmed)?.[0].toLowerCase() ?? '';
  if (!allowedSchemes.has(scheme)) return null;
  if (scheme === 'mailto:') return /^mailto:[^@?/]+@[^@?/]+\.[^@?/]+(\?.*)?$/i.test(trimmed) ? trimmed : null;
  if (scheme === 'tel:') return /^tel:\+?[\d().-]+$/i.test(trimmed) ? trimmed : null;
  if (!/^https?:\/\/[^/]/i.test(trimmed)) return null;
  try {
    const url = new URL(trimmed);
    return url.hostname !== '' && url.username === '' && url.password === '' ? trimmed : null;
  } catch {
    return null;
  }
}

/** What a person typed or pasted as an address: `www.` and bare e-mail addresses get their scheme, gateways come off. */
export function hrefFromTyped(text: string): string | null {
  const trimmed = text.trim();
  if (/^[^\s@/:]+@[^\s@/:]+\.[a-z]{2,}$/i.test(trimmed)) return safeHref(`mailto:${trimmed}`);
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}([/?#:].*)?$/i.test(trimmed) && !/^[a-z]+:/i.test(trimmed)) {
    return safeHref(`https://${trimmed}`);
  }
  const safe = safeHref(trimmed);
  return safe === null ? null : withoutMailGateway(safe);
}

/**
 * Takes the wrapper of a mail gateway off, so that a public paper does not carry tracking. An address that is not
 * wrapped, and one that only the gateway can read, comes back as it is.
 */
export function withoutMailGateway(href: string): string {
  let inner: string | null = null;
  try {
    inner = addressInside(new URL(href));
  } catch {
    return href;
  }
  const safe = inner === null ? null : safeHref(inner);
  return safe === null ? href : withoutMailGateway(safe);
}
