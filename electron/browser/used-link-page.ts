/** What a person sees who comes without a session: a link that was used, an old bookmark, a page of an earlier run. */
export const usedLinkPage = `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="color-scheme" content="light dark" />
    <title>This link was used already – Secretariat</title>
  </head>
  <body>
    <main>
      <h1>This link was used already</h1>
      <p>Each link to Secretariat works once, so that nobody else on this computer can open it.</p>
      <p>Start Secretariat again, or press Enter in its window for a new link. Nothing is lost.</p>
    </main>
  </body>
</html>
`;
