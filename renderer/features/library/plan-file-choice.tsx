import { useState, type ReactNode } from 'react';
import { readPlanFile } from '../../../shared/plan-file/read-plan-file.ts';
import type { PlanFileProblem, PlanInFile } from '../../../shared/plan-file/plan-file.ts';
import { wordPlanFileNotRead, wordPlanFileProblem } from '../../../shared/wording/word-plan-file-problem.ts';
import { readFileObject } from '../../platform/read-file-object.ts';
import { FileButton, FileDrop } from '../../ui/file-drop.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './plan-dialog.module.css';

type Refusal =
  | { readonly name: string; readonly sentence: string }
  | { readonly name: string; readonly problems: readonly PlanFileProblem[] };

const longestList = 200;

/** Asks for a plan file and reads it. What is wrong with it is said here, and nothing of it is taken. */
export function PlanFileChoice({ onRead }: { readonly onRead: (plan: PlanInFile) => void }): ReactNode {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const take = async (chosen: File): Promise<void> => {
    const file = await readFileObject(chosen);
    if ('code' in file) {
      setRefusal({ name: file.name, sentence: wordPlanFileNotRead(file.code) });
      return;
    }
    const reading = readPlanFile(file.content);
    if (reading.ok) onRead(reading.plan);
    else setRefusal({ name: file.name, problems: reading.problems });
  };
  return (
    <>
      <FileDrop onFile={(file) => void take(file)}>
        <p>
          Drop a table (.csv) with the columns <i>kind</i>, <i>title</i> and <i>link</i> here, or a plan in
          JSON, or choose one. You see what is in it before anything is added.
        </p>
        <p>
          The kinds are <i>priority</i>, <i>theme</i>, <i>pledge</i> and <i>document</i>. The link may be
          empty.
        </p>
        <FileButton
          label={refusal === null ? 'Choose a file…' : 'Choose another file…'}
          isAgain={refusal !== null}
          acceptedFileTypes={['.csv', '.json', 'text/csv', 'application/json']}
          onFile={(file) => void take(file)}
        />
      </FileDrop>
      <div aria-live="polite">{refusal === null ? null : <Refused refusal={refusal} />}</div>
    </>
  );
}

function Refused({ refusal }: { readonly refusal: Refusal }): ReactNode {
  if ('sentence' in refusal) {
    return (
      <Notice tone="over" title={`${refusal.name} was not read.`}>
        {refusal.sentence}
      </Notice>
    );
  }
  const { name, problems } = refusal;
  const shown = problems.slice(0, longestList);
  return (
    <>
      <Notice
        tone="over"
        title={`${name} was not taken: it has ${problems.length === 1 ? 'a fault' : `${problems.length} faults`}.`}
      >
        Nothing was added. Correct the file and choose it again.
      </Notice>
      <ul className={styles.problems} aria-label="Faults in the file">
        {shown.map((problem, index) => (
          <li key={`${index} ${problem.code}`}>
            {wordPlanFileProblem(problem)}
            {problem.place === null ? null : (
              <span className={styles.place}>
                In {/\.json$/i.test(name) ? 'entry' : 'line'} {problem.place}
              </span>
            )}
          </li>
        ))}
      </ul>
      {problems.length > shown.length ? <p>And {problems.length - shown.length} more.</p> : null}
    </>
  );
}
