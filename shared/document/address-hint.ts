import { isMailGateway } from './mail-gateway.ts';
import { safeHref, withoutMailGateway } from './safe-href.ts';

/**
 * Why an address may not work for whoever reads a published paper: it goes through a mail gateway, it is of this
 * computer or of a network of its own, it belongs to a page that is still being made, or to those who edit a site.
 */
export const addressHints = [
  'mail-gateway',
  'this-computer',
  'own-network',
  'test-site',
  'editors-site',
] as const;
export type AddressHint = (typeof addressHints)[number];

/** Found without asking any network; null where nothing speaks against the address. */
export function addressHint(href: string): AddressHint | null {
  const safe = safeHref(href);
  if (safe === null || !/^https?:/i.test(safe)) return null;
  const { hostname } = new URL(safe);
  const host = hostname.toLowerCase().replace(/\.$/, '');
  if (withoutMailGateway(safe) !== safe || isMailGateway(host)) return 'mail-gateway';
  if (host === 'localhost' || host.endsWith('.localhost') || /^127\./.test(host) || host === '[::1]') {
    return 'this-computer';
  }
  if (isOwnNetwork(host)) return 'own-network';
  const labels = host.split('.');
  if (
    labels.some((label) => /^(staging|stage|test|testing|dev|uat|preprod|preview|sandbox)\d*$/.test(label))
  ) {
    return 'test-site';
  }
  const isEditing = /^\/(wp-admin|admin|umbraco|user\/login)(\/|$)/i.test(new URL(safe).pathname);
  return isEditing || /^(admin|cms|edit|editor|author)$/.test(labels[0] ?? '') ? 'editors-site' : null;
}

// RFC 1918, RFC 4193, RFC 6762; a name without a dot is one of a network's own.
function isOwnNetwork(host: string): boolean {
  return (
    /^10\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^169\.254\./.test(host) ||
    /^\[(f[cd]|fe[89ab])/.test(host) ||
    /\.(local|lan|internal|intranet|corp|home\.arpa)$/.test(host) ||
    /^(intranet|sharepoint-internal)\./.test(host) ||
    (!host.includes('.') && !host.startsWith('['))
  );
}
