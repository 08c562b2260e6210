/** Somebody at a browser, whichever it is: what the story does and sees. */
export type Person = {
  readonly open: (address: string) => Promise<void>;
  readonly reload: () => Promise<void>;
  /** The value of an expression in the page. */
  readonly see: <Value>(expression: string) => Promise<Value>;
  readonly type: (words: string) => Promise<void>;
  /** Keys as Playwright writes them: "Control+Enter". */
  readonly press: (keys: string) => Promise<void>;
  readonly clickAt: (x: number, y: number) => Promise<void>;
  readonly picture: (path: string) => Promise<void>;
  /** Errors of the page's scripts, and what its policy refused. */
  readonly faults: () => readonly string[];
  readonly downloads: string;
  readonly end: () => Promise<void>;
};

export const longest = 20_000;

/** Waits until an expression is true in the page. */
export async function until(person: Person, what: string, expression: string): Promise<void> {
  const deadline = performance.now() + longest;
  while (!(await person.see<boolean>(`Boolean(${expression})`))) {
    if (performance.now() > deadline) throw new Error(`${what} did not come`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Clicks the first element of a selector that is seen and has these words or this name. */
export async function click(person: Person, selector: string, words = ''): Promise<void> {
  const found = `[...document.querySelectorAll(${JSON.stringify(selector)})].find((each) =>
    each.getClientRects().length > 0 && !each.disabled &&
    ((each.getAttribute('aria-label') ?? '') + ' ' + each.textContent).includes(${JSON.stringify(words)}))`;
  await until(person, `“${words}” (${selector})`, found);
  // What arrives beside it moves it; a hand waits for that too.
  let last = '';
  for (;;) {
    const { x, y } = await person.see<Place>(
      `(() => { const each = ${found}; each.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = each.getBoundingClientRect();
        return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) }; })()`,
    );
    if (last === `${x} ${y}`) return person.clickAt(x, y);
    last = `${x} ${y}`;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

type Place = { readonly x: number; readonly y: number };
