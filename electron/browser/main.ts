// Loads nothing of the program before it knows that this Node can run it: an older one ends inside the database driver
// without a word.
if (!(Number(process.versions.napi) >= 10)) {
  console.error(
    `Secretariat needs Node 24, but this is Node ${process.versions.node}; use npm start, which brings its own.`,
  );
  process.exit(1);
}

const { runBrowserHost } = await import('./run-browser-host.ts');
process.exitCode = await runBrowserHost(process.argv.slice(2));
