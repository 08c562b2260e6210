import Database from 'better-sqlite3-multiple-ciphers';
import { dirname, join } from 'node:path';
import { openStore } from '../../../electron/core/store/open-store.ts';

// Opens a store and so migrates it: `migrate-child.ts DATABASE MIGRATIONS KILL_AFTER`. Says "begins", and "done" with their number. With a
// number for KILL_AFTER, the process is killed in the middle of the migrations' own transaction after that many of
// their statements; the driver's way to run a script is replaced by one that takes a statement at a time.

const [path = '', migrationsFolder = '', killAfter = ''] = process.argv.slice(2);
let left = killAfter === '' ? Infinity : Number(killAfter);

let statements = 0;

function countDown(): void {
  if (left === 0) process.kill(process.pid, 'SIGKILL');
  left -= 1;
}

type RunScript = (this: unknown, script: string) => Database.Database;
const runScript = Reflect.get<object, string>(Database.prototype, 'exec') as RunScript;
Database.prototype.exec = function (this: Database.Database, script: string) {
  if (!this.inTransaction) return runScript.call(this, script);
  countDown();
  for (let rest = script; rest.trim() !== '';) {
    const statement = firstStatement(this, rest);
    if (statement.sql !== null) {
      statements += 1;
      runScript.call(this, statement.sql);
      countDown();
    }
    rest = rest.slice(statement.length);
  }
  return this;
};

/** A statement may hold semicolons (a trigger, a comment, a text): it ends at the first one where the driver takes it. */
function firstStatement(database: Database.Database, script: string): { sql: string | null; length: number } {
  for (let end = script.indexOf(';'); end >= 0; end = script.indexOf(';', end + 1)) {
    const sql = script.slice(0, end + 1);
    try {
      database.prepare(sql);
      return { sql, length: sql.length };
    } catch (error) {
      const isCutOff = /incomplete input|unrecognized token|no statements/.test(String(error));
      if (!isCutOff) throw error;
    }
  }
  // What is behind the last semicolon may only be a comment.
  if (script.replaceAll(/--[^\n]*/g, '').trim() !== '') throw new Error(`no statement in: ${script}`);
  return { sql: null, length: script.length };
}

process.stdout.write('begins\n');
const store = await openStore({
  key: null,
  path,
  backupFolder: join(dirname(path), 'backups'),
  migrationsFolder,
});
store.close();
process.stdout.write(`done ${statements}\n`);
