import { createPolicy } from '../../platform/trusted-types.ts';
import { inertHtml } from './inert-html.ts';

let policy: ReturnType<typeof createPolicy> | undefined;

/** Reads HTML into a document of its own, which runs and loads nothing. It is made inert first, whoever calls this. */
export function parseInert(html: string): HTMLElement {
  policy ??= createPolicy('secretariat-paste', { createHTML: inertHtml });
  return new DOMParser().parseFromString(policy?.createHTML(html) ?? inertHtml(html), 'text/html').body;
}
