import type { ExportReport } from '../../../shared/contract/entities/exports.ts';
import type { ExportedFile } from '../../../shared/contract/exported-file.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import type { FileFinding } from '../../../shared/domain/file-findings.ts';
import { reportFileName } from '../../../shared/word-plan/file-name-for.ts';
import type { HouseStyle } from '../../../shared/contract/house-style.ts';
import { leakTestOf } from '../../../shared/word-plan/leak-test.ts';
import type { Withheld } from '../../../shared/word-plan/must-not-leave.ts';
import { isUnderRules, type MarkedFile } from '../../../shared/word-plan/marked-file.ts';
import { PlanRefused } from '../../../shared/word-plan/plan-refused.ts';
import { accessibilityReport, standingOfReport } from '../../../shared/wording/word-file-finding.ts';
import { asFailure, ruleViolated } from './failures.ts';
import type { Program } from './program.ts';

// Word files that go out: each has its marking (`markedFile`), is written, opened again, searched for what must not leave,
// and looked at for what stands in a reader's way. There is no other way from a plan to a file that goes out.

export type FileToGoOut = MarkedFile & {
  /** The same file as if nothing that must not leave had ever been written (`MustNotLeave.rest`). */
  readonly withoutWithheld: MarkedFile;
  readonly withheld: readonly Withheld[];
};

export type FileGoneOut = Pick<MarkedFile, 'name' | 'marking' | 'readers'> & {
  readonly bytes: Uint8Array;
  readonly findings: readonly FileFinding[];
};

export const wordMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Writes one file. One that holds what must not leave is refused with `word-file-failed`, `would-leak`. */
export async function writeToGoOut(
  program: Pick<Program, 'word' | 'markingRules'>,
  { withoutWithheld, withheld, ...file }: FileToGoOut,
  houseStyle: HouseStyle,
): Promise<FileGoneOut> {
  if (!isUnderRules(file, program.markingRules))
    throw new RangeError('a file that the rules of markings forbid');
  const { name, plan, marking, readers } = file;
  const test = leakTestOf({ name, plan }, withoutWithheld, withheld);
  try {
    return { name, marking, readers, ...(await program.word.writeToGoOut(plan, houseStyle, test)) };
  } catch (error) {
    throw asFailure(error);
  }
}

/** Files planned from a meeting, each with the same one planned from what is left of it. */
export function toGoOut(
  files: readonly MarkedFile[],
  ofRest: readonly MarkedFile[],
  withheld: readonly Withheld[],
): readonly FileToGoOut[] {
  return files.map((file, index) => {
    const withoutWithheld = ofRest[index];
    // Nothing that is kept back decides how many files there are.
    if (!withoutWithheld) throw new RangeError(`no file ${index + 1} of the rest`);
    return { ...file, withoutWithheld, withheld };
  });
}

/** Runs what plans files; what no plan can be made of is answered as a rule. */
export function refusalsNamed<Plans>(make: () => Plans): Plans {
  try {
    return make();
  } catch (error) {
    throw error instanceof PlanRefused ? ruleViolated(error.code, error.facts) : error;
  }
}

export function asExportedFile({ name, bytes }: FileGoneOut): ExportedFile {
  return { name, mediaType: wordMediaType, content: Buffer.from(bytes).toString('base64') };
}

/**
 * What was found in files, and the same as a text file to be kept beside them. It quotes them, so that it says for whom it
 * is and the highest marking, as they do. `day`: as the calendar has it.
 */
export function reportOn(files: readonly FileGoneOut[], day: string): ExportReport {
  const checked = files.map(({ name, findings, readers, marking }) => ({
    ...{ name, findings: [...findings], marking: { ...marking } },
    audience: readers === 'public' ? ('public' as const) : ('internal' as const),
  }));
  const { audience, marking } = standingOfReport(checked);
  const text = accessibilityReport(checked, formatDate(day));
  return {
    files: checked,
    asFile: {
      name: reportFileName(
        files.map(({ name }) => name),
        { audience, marking: marking.level },
      ),
      mediaType: 'text/plain',
      content: Buffer.from(`\uFEFF${text}`, 'utf8').toString('base64'),
    },
  };
}
