import { useSyncExternalStore, type ComponentType, type ReactNode } from 'react';

// The program comes in two parts: what a live caret needs, and the rest, which is fetched once the caret is there. From
// then on everything opens without asking for anything, also while the program that serves the page is down.

export type Later<Part> = {
  /** The part, or null while it is not here. */
  readonly now: () => Part | null;
  readonly load: () => Promise<void>;
  /** Calls once it is here. Answers with a way to stop waiting. */
  readonly onHere: (listener: () => void) => () => void;
};

const rest: Later<unknown>[] = [];

/** Something that is not in the first part. `bring` imports it. */
export function later<Part>(bring: () => Promise<Part>): Later<Part> {
  let here: { readonly part: Part } | null = null;
  const listeners = new Set<() => void>();
  const part: Later<Part> = {
    now: () => here?.part ?? null,
    load: async () => {
      await restOfProgram();
      const brought = await bring();
      if (here !== null) return;
      here = { part: brought };
      for (const listener of [...listeners]) listener();
      listeners.clear();
    },
    onHere: (listener) => {
      if (here === null) listeners.add(listener);
      else listener();
      return () => listeners.delete(listener);
    },
  };
  rest.push(part);
  return part;
}

/** A component that is not in the first part. Until it is there, `until` is drawn in its place. */
export function laterComponent<Props extends object>(
  bring: () => Promise<ComponentType<Props>>,
  until: (props: Props) => ReactNode = () => null,
): ComponentType<Props> {
  const { now, onHere } = later(bring);
  return function Later(props: Props): ReactNode {
    const Here = useSyncExternalStore(onHere, now);
    return Here === null ? until(props) : <Here {...props} />;
  };
}

/** Fetches whatever is not here yet, and makes it ready to be shown at once. */
export async function loadRest(): Promise<void> {
  await Promise.all(rest.map(({ load }) => load()));
}

let fetched: Promise<void> | null = null;

/**
 * The page names the file of the rest (scripts/rest-of-program.ts), with its digest where a host put it there. It is
 * asked for by that digest first: what `import` alone asks for might be answered by whatever was left with the browser.
 */
function restOfProgram(): Promise<void> {
  fetched ??= Promise.all(
    [...document.querySelectorAll<HTMLLinkElement>('link[rel="later"]')].map(preload),
  ).then(
    () => undefined,
    (error: unknown) => {
      fetched = null;
      throw error;
    },
  );
  return fetched;
}

function preload({ href, integrity }: HTMLLinkElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.crossOrigin = '';
    if (integrity !== '') link.integrity = integrity;
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error('the rest of the program could not be fetched'));
    };
    link.href = href;
    document.head.append(link);
  });
}
