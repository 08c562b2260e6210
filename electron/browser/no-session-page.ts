import { createHash } from 'node:crypto';

const oneLink = 'Each link to Secretariat works once, so that nobody else on this computer can open it.';

const words = {
  'used-link': { title: 'This link was used already', reason: oneLink },
  'no-link': { title: 'Open Secretariat with its link', reason: oneLink },
  moved: {
    title: 'Secretariat is open in another browser',
    reason:
      'It was opened here before. One browser at a time can work with it, and the last link that was opened counts.',
  },
} as const;

// The design's own values (renderer/ui/tokens.css): whoever has no session is given no file of the page.
const style = `
:root {
  color-scheme: light;
  --desk: #f3f1ec;
  --surface: #ffffff;
  --ink: #1b2127;
  --ink-2: #4b545e;
  --line: #e3dfd6;
  --accent: #15596b;
}
@media (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --desk: #14181c;
    --surface: #1c2126;
    --ink: #e9ebed;
    --ink-2: #b6bec6;
    --line: #2e353c;
    --accent: #7cc4d3;
  }
}
* {
  box-sizing: border-box;
  margin: 0;
}
body {
  padding: min(12vh, 96px) 16px 32px;
  background: var(--desk);
  color: var(--ink);
  font: 1rem / 1.5 'Source Sans 3', system-ui, 'Segoe UI', sans-serif;
  overflow-wrap: anywhere;
}
main {
  display: grid;
  gap: 16px;
  max-width: 620px;
  margin: 0 auto;
  padding: 24px;
  border: 1px solid var(--line);
  border-top: 4px solid var(--accent);
  border-radius: 10px;
  background: var(--surface);
}
h1 {
  font-size: 1.625rem;
  line-height: 2rem;
  font-weight: 650;
}
h2 {
  font-size: 1rem;
  font-weight: 650;
}
ol {
  display: grid;
  gap: 8px;
  padding-left: 24px;
}
.brand,
.note {
  color: var(--ink-2);
}
.brand {
  font-weight: 650;
}
`;

/** Allows this page its one style and nothing else: no script, no picture, no request, no form. */
export const noSessionPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What a person sees who comes without a session: a link that was used, an old bookmark, a page of an earlier run. */
export function noSessionPage(why: keyof typeof words): string {
  const { title, reason } = words[why];
  return `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title} – Secretariat</title>
    <style>${style}</style>
  </head>
  <body>
    <main>
      <p class="brand">Secretariat</p>
      <h1>${title}</h1>
      <p>${reason}</p>
      <h2>What to do now</h2>
      <ol>
        <li>If Secretariat still runs, press Enter in its window for a new link.</li>
        <li>Otherwise start Secretariat again. It opens in your browser by itself.</li>
      </ol>
      <p>Nothing is lost: whatever was saved is on this computer, and you find it as you left it.</p>
      <p class="note">
        Did you type something in this tab that was not saved? Leave the tab open. Once Secretariat is open beside it,
        load this page anew: your words are here.
      </p>
    </main>
  </body>
</html>
`;
}
