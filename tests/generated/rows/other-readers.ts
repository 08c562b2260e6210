import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { planToDocx } from '../../../electron/core/word/plan-to-docx.ts';
import { faultsOf, noValidator } from '../../support/docx-validator.ts';
import { builtInHouseStyles } from '../../support/house-styles.ts';
import { ownHouseStyles } from '../../support/own-house-styles.ts';
import { plansIn } from '../../word/a-full-meeting.ts';
import { linesOfPlan, linesOfPandoc, linesOfText } from '../reading.ts';
import { notRun, rowOf, type RunRows } from '../word-row.ts';

// Every kind of file in every house style, as programs read it that we did not write: LibreOffice with its numbers, and
// pandoc, word for word as the plan has them.

export const runRows: RunRows = async ({ folder, say }) => {
  const houseStyles = [...builtInHouseStyles, ...(await ownHouseStyles())];
  const place = folder();
  const made = houseStyles.flatMap((houseStyle) =>
    plansIn(houseStyle.manner).map((plan) => {
      const file = join(place, `${plan.kind}-${houseStyle.name.replace(/\W+/g, '-')}.docx`);
      writeFileSync(file, planToDocx(plan, houseStyle));
      return { plan, houseStyle, file };
    }),
  );
  const compare = (
    program: string,
    expected: readonly string[],
    read: readonly string[],
    file: string,
  ): boolean => {
    const at = Array.from({ length: Math.max(expected.length, read.length) }).findIndex(
      (_each, index) => expected[index] !== read[index],
    );
    if (at >= 0) say(`${program}, ${file}, line ${at + 1}: “${read[at]}” instead of “${expected[at]}”`);
    return at >= 0;
  };

  const tried = 'kinds of file in each house style: text or numbers are not the plan’s';
  const valid = 'kinds of file in each house style: not valid by the standard’s schemas';
  const office = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=file://${join(place, 'profile')}`,
      ...['--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', place],
      ...made.map(({ file }) => file),
    ],
    { encoding: 'utf8' },
  );
  const pandoc = spawnSync('pandoc', ['--version']);
  return [
    office.error
      ? notRun('libreoffice', tried, 'LibreOffice is not installed')
      : rowOf(
          'libreoffice',
          tried,
          made.length,
          made.filter(({ plan, houseStyle, file }) =>
            compare(
              'LibreOffice',
              linesOfPlan(plan, houseStyle),
              linesOfText(readFileSync(file.replace(/docx$/, 'txt'), 'utf8')),
              file,
            ),
          ).length,
        ),
    pandoc.error
      ? notRun('pandoc', tried, 'pandoc is not installed')
      : rowOf(
          'pandoc',
          tried,
          made.length,
          made.filter(({ plan, houseStyle, file }) => {
            const read = spawnSync('pandoc', ['-f', 'docx', '-t', 'json', file], {
              encoding: 'utf8',
              maxBuffer: 2 ** 28,
            });
            return compare(
              'pandoc',
              linesOfPlan(plan, houseStyle, 'as-pandoc'),
              linesOfPandoc(JSON.parse(read.stdout)),
              file,
            );
          }).length,
        ),
    noValidator === null
      ? rowOf(
          'valid',
          valid,
          made.length,
          faultsIn(
            made.map(({ file }) => file),
            say,
          ),
        )
      : notRun('valid', valid, noValidator),
  ];
};

function faultsIn(files: readonly string[], say: (line: string) => void): number {
  const faults = faultsOf(files);
  for (const fault of faults.slice(0, 10)) say(fault);
  return new Set(faults.slice(0, -1).map((fault) => fault.split(':')[0])).size;
}
