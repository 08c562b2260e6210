// What every host of this code has besides the language itself. Kept to what is used, so that nothing of one host
// (window, process, Buffer) slips into code that runs in all of them.

declare class URL {
  constructor(url: string, base?: string);
  readonly protocol: string;
  readonly hostname: string;
  readonly host: string;
  readonly pathname: string;
  readonly username: string;
  readonly password: string;
  readonly href: string;
  readonly searchParams: { get(name: string): string | null };
}

/** What the schema's clipboard rules read of an element. Only hosts with a page ever call them. */
interface HTMLElement {
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  readonly textContent: string | null;
  readonly style: { readonly fontWeight: string };
}
