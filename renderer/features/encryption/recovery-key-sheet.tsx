import { FileDown, Printer } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { oneLine } from '../../app/field-problems.ts';
import { saveAsTextFile } from '../../editor/save-text-file.ts';
import { today } from '../../platform/today.ts';
import { Button } from '../../ui/button.tsx';
import styles from './encryption.module.css';
import { printSheet } from './print-sheet.ts';

const whatFor =
  'This key opens the encrypted data of Secretariat, and their backups, where the computer that made them does not: on a new computer, or for another person. Whoever has it and the data can read everything. Without it, and without that computer, nobody can.';

export type RecoveryKeySheetProps = {
  readonly recoveryKey: string;
  /** Whose data it opens. */
  readonly computer: string;
  readonly dataFolder: string;
};

/** A recovery key, to be printed or saved. It says when it was made and for which data: of several, one is the right one. */
export function RecoveryKeySheet({ recoveryKey, computer, dataFolder }: RecoveryKeySheetProps): ReactNode {
  const [madeOn] = useState(() => formatDate(today()));
  const facts = [
    ['Made on', madeOn],
    ['Computer', computer],
    ['Data folder', dataFolder],
  ] as const;
  const sheet = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    try {
      await saveAsTextFile(
        'Secretariat recovery key.txt',
        [
          'Recovery key of Secretariat',
          recoveryKey,
          facts.map(([name, value]) => `${name}: ${value}`).join('\n'),
          `${whatFor}\n`,
        ].join('\n\n'),
      );
      setProblem(null);
    } catch (refused) {
      setProblem(oneLine(refused));
    }
  };
  return (
    <div className={styles.part}>
      <div ref={sheet} className={styles.sheet}>
        <h3>Recovery key of Secretariat</h3>
        <ol className={styles.groups} aria-label="The recovery key, in groups">
          {recoveryKey.split('-').map((group, index) => (
            <li key={index}>{group}</li>
          ))}
        </ol>
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p>{whatFor}</p>
      </div>
      <div className={styles.buttons}>
        <Button icon={Printer} onPress={() => sheet.current && printSheet(sheet.current)}>
          Print the sheet…
        </Button>
        <Button icon={FileDown} onPress={() => void save()}>
          Save as a text file…
        </Button>
      </div>
      {problem === null ? null : <p role="alert">{problem}</p>}
      <p className={styles.note}>
        Keep the sheet where you keep what must not be lost, away from this computer. A file is best on a
        memory stick that is locked away: beside the data it protects nothing. There is no 0, 1, I, L or O in
        it.
      </p>
    </div>
  );
}
