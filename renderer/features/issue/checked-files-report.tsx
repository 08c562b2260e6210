import type { ReactNode } from 'react';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { reportFileName } from '../../../shared/word-plan/file-name-for.ts';
import { countOf } from '../../../shared/wording/facts.ts';
import {
  accessibilityReport,
  standingOfReport,
  wordFileFinding,
} from '../../../shared/wording/word-file-finding.ts';
import { platform } from '../../platform/platform.ts';
import { today } from '../../platform/today.ts';
import { Button } from '../../ui/button.tsx';
import styles from './checked-files-report.module.css';
import type { CheckedFiles } from './make-word-files.ts';

/** What the accessibility check found in the files that were just made, and the report to keep beside them. */
export function CheckedFilesReport({ files }: { readonly files: CheckedFiles }): ReactNode {
  if (files.length === 0) return null;
  const withFindings = files.filter(({ findings }) => findings.length > 0);
  const count = withFindings.reduce((sum, { findings }) => sum + findings.length, 0);
  return (
    <div className={styles.report}>
      {count === 0 ? (
        <p>Accessibility check: nothing was found.</p>
      ) : (
        <details>
          <summary>Accessibility check: {countOf(count, 'thing')} to look at</summary>
          {withFindings.map(({ name, findings }) => (
            <div key={name}>
              <strong>{name}</strong>
              <ul>
                {findings.map((finding, index) => {
                  const { title, where, whatToDo } = wordFileFinding(finding);
                  return (
                    <li key={`${finding.code} ${index}`}>
                      {title}. {where}. {whatToDo}
                    </li>
                  );
                })}
              </ul>
            </div>
          ))}
        </details>
      )}
      <Button onPress={() => void platform().saveFiles([reportOn(files)])}>Save the report</Button>
    </div>
  );
}

function reportOn(files: CheckedFiles) {
  const bytes = new TextEncoder().encode(`\uFEFF${accessibilityReport(files, formatDate(today()))}`);
  const { audience, marking } = standingOfReport(files);
  return {
    name: reportFileName(
      files.map(({ name }) => name),
      { audience, marking: marking.level },
    ),
    mediaType: 'text/plain',
    content: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
  };
}
