import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openWordWriter } from '../../electron/core/word/write-word.ts';
import { builtInHouseStyles } from '../support/house-styles.ts';
import { plansIn } from './a-full-meeting.ts';

// The validator and the standard's schemas are not part of the project: SECRETARIAT_VALIDATE_DOCX names the tool, or it
// stands beside the project's folder.

const project = fileURLToPath(new URL('../..', import.meta.url));
const validator =
  process.env['SECRETARIAT_VALIDATE_DOCX'] ?? resolve(project, '..', 'shared/tools/validate-docx');
const missing = !existsSync(validator)
  ? 'not run: no validator of Word files is named in SECRETARIAT_VALIDATE_DOCX'
  : spawnSync('xmllint', ['--version']).error
    ? 'not run: xmllint is not installed'
    : null;

test.skipIf(missing !== null)(
  `every Word file is valid by the standard’s schemas${missing === null ? '' : ` (${missing})`}`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'word-files-'));
    const writer = openWordWriter();
    try {
      const files: string[] = [];
      for (const houseStyle of builtInHouseStyles) {
        for (const plan of plansIn(houseStyle.manner)) {
          // The others differ from `flowing` in values alone; the validator takes a second for each file.
          if (houseStyle.id !== 'flowing' && plan.kind !== 'notes') continue;
          const file = join(folder, `${houseStyle.id} ${plan.kind}.docx`);
          writeFileSync(file, await writer.write(plan, houseStyle));
          files.push(file);
        }
      }
      expect(execFileSync(validator, files, { encoding: 'utf8' })).toContain(
        `${files.length} files, 0 faults`,
      );
    } finally {
      await writer.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
