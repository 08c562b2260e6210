import type { AddressHint } from '../document/address-hint.ts';

/** Why an address may not work for whoever reads the paper, and what to do. */
export const addressHintSentences: Readonly<Record<AddressHint, string>> = {
  'mail-gateway':
    'This address goes through a mail filter. Open it, and copy the address that the browser shows then.',
  'this-computer': 'This address works on this computer only. Put the page where everybody can open it.',
  'own-network': 'This address works inside your own network only. Use the public address of the page.',
  'test-site': 'This looks like a site for trying things out. Use the address of the published page.',
  'editors-site': 'This looks like the page for editors of a site. Use the address that readers see.',
};
