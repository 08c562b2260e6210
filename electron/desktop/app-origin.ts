/** The one address that the window shows. Registered as a standard scheme, so that it has an origin of its own. */
export const appScheme = 'app';
const appHost = 'secretariat';
export const appUrl = `${appScheme}://${appHost}/`;

/** Whether an address is the program's one page, wherever in it: a reload, and nothing else, leads there. */
export function isPageUrl(address: string): boolean {
  return isAppUrl(address) && new URL(address).pathname === '/';
}

/** Whether an address is the program's own page or a part of it. Parsed, never compared as text. */
export function isAppUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${appScheme}:` && host === appHost && username === '' && password === '';
}
