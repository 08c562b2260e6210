import type { FileFinding, FileFindingCode } from '../../../../shared/domain/file-findings.ts';
import type { FileRule } from './finished-file.ts';
import { openedPackage, type FileOrOpened } from './open-package.ts';
import { readFinishedFile } from './read-finished-file.ts';
import { blankParagraph } from './rules/blank-paragraph.ts';
import { capitalsTyped } from './rules/capitals-typed.ts';
import { cellsEmpty } from './rules/cells-empty.ts';
import { cellsMerged } from './rules/cells-merged.ts';
import { changesTracked } from './rules/changes-tracked.ts';
import { commentsLeft } from './rules/comments-left.ts';
import { contrastLow } from './rules/contrast-low.ts';
import { fieldWithoutResult } from './rules/field-without-result.ts';
import { headingEmpty } from './rules/heading-empty.ts';
import { headingLevelSkipped } from './rules/heading-level-skipped.ts';
import { headingNotKept } from './rules/heading-not-kept.ts';
import { linkSaysNothing } from './rules/link-says-nothing.ts';
import { linkUnsafe } from './rules/link-unsafe.ts';
import { listMarkTyped } from './rules/list-mark-typed.ts';
import { notBritishEnglish } from './rules/not-british-english.ts';
import { notOneHeading1 } from './rules/not-one-heading-1.ts';
import { objectFloating } from './rules/object-floating.ts';
import { pictureWithoutDescription } from './rules/picture-without-description.ts';
import { spaceTyped } from './rules/space-typed.ts';
import { tableInTable } from './rules/table-in-table.ts';
import { tableWithoutDescription } from './rules/table-without-description.ts';
import { tableWithoutHeader } from './rules/table-without-header.ts';
import { textHidden } from './rules/text-hidden.ts';
import { textSmall } from './rules/text-small.ts';
import { titleMissing } from './rules/title-missing.ts';

const rules: readonly FileRule[] = [
  titleMissing,
  notBritishEnglish,
  notOneHeading1,
  headingLevelSkipped,
  headingEmpty,
  headingNotKept,
  listMarkTyped,
  capitalsTyped,
  spaceTyped,
  blankParagraph,
  tableWithoutHeader,
  tableWithoutDescription,
  tableInTable,
  cellsMerged,
  cellsEmpty,
  linkSaysNothing,
  linkUnsafe,
  pictureWithoutDescription,
  objectFloating,
  contrastLow,
  textSmall,
  textHidden,
  fieldWithoutResult,
  changesTracked,
  commentsLeft,
];

/** How things are laid out in the head and foot of an organisation's template, which was told when it was added. */
const ofTemplate: ReadonlySet<FileFindingCode> = new Set([
  'object-floating',
  'table-without-header',
  'table-without-description',
  'table-in-table',
  'cells-merged',
  'cells-empty',
  'blank-paragraph',
]);

/**
 * Everything in a finished Word file that stands in the way of somebody who cannot see it, or not well, and that can be
 * mended before it goes out. The program itself lays out nothing in heads and feet (decision 0027).
 */
export function checkAccessibility(file: FileOrOpened): readonly FileFinding[] {
  const opened = openedPackage(file);
  if (opened === null) throw new RangeError('not a Word file');
  const finished = readFinishedFile(opened);
  return rules
    .flatMap((rule) => rule(finished))
    .filter(({ code, place }) => !(ofTemplate.has(code) && (place === 'header' || place === 'footer')));
}
