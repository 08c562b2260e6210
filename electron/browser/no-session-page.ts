const titles = {
  'used-link': 'This link was used already',
  'no-link': 'Open Secretariat with its link',
  moved: 'Secretariat is open in another browser',
} as const;

const reasons = {
  'used-link': 'Each link to Secretariat works once, so that nobody else on this computer can open it.',
  'no-link': 'Each link to Secretariat works once, so that nobody else on this computer can open it.',
  moved:
    'It was opened here before. One browser at a time can work with it, and the last link that was opened counts.',
} as const;

/** What a person sees who comes without a session: a link that was used, an old bookmark, a page of an earlier run. */
export function noSessionPage(why: keyof typeof titles): string {
  const title = titles[why];
  return `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="color-scheme" content="light dark" />
    <title>${title} – Secretariat</title>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      <p>${reasons[why]}</p>
      <p>Start Secretariat again, or press Enter in its window for a new link. Nothing is lost.</p>
      <p>
        Did you type something in this tab that was not saved? Leave the tab open. Once Secretariat is open beside it,
        load this page anew: your words are here.
      </p>
    </main>
  </body>
</html>
`;
}
