import { inertHtml } from './inert-html.ts';

// Named in the page's policy (trusted-types). What it vouches for was made inert by itself, whoever calls it.
const policy = window.trustedTypes?.createPolicy('secretariat-paste', { createHTML: inertHtml });

/** Reads HTML into a document of its own, which runs and loads nothing. */
export function parseInert(html: string): HTMLElement {
  return new DOMParser().parseFromString(policy?.createHTML(html) ?? inertHtml(html), 'text/html').body;
}
