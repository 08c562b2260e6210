import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { openTestCore } from '../support/open-test-core.ts';
import { databaseFile } from './open-database.ts';

const writeFromOutside = `
  const Database = require('better-sqlite3-multiple-ciphers');
  try {
    new Database(process.argv[1], { timeout: 50 }).exec('BEGIN IMMEDIATE');
    console.log('open to others');
  } catch (error) {
    console.log(error.code);
  }`;

test('a database that is open stays locked against every other program when its files are read', async () => {
  const { core, client, dataFolder } = await openTestCore();
  for (let time = 0; time < 2; time += 1) {
    await client.recovery.exportReadable();
    const { stdout } = spawnSync(process.execPath, ['-e', writeFromOutside, databaseFile(dataFolder)]);
    expect(String(stdout).trim()).toBe('SQLITE_BUSY');
  }
  await core.close();
});
