// Imported first by every script: an older Node would end later without a word, inside the database driver.
if (!(Number(process.versions.napi) >= 10)) {
  console.error(
    `This needs Node 24, but it was started with Node ${process.versions.node}; use the npm commands, which bring their own.`,
  );
  process.exit(1);
}
