import { CircleAlert, CircleCheck, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { NotesToSignOff, SealedRecord } from '../../../shared/contract/entities/sign-off.ts';
import { openEndCodes } from '../../../shared/document/open-ends.ts';
import { wordAcceptance, wordCorrection } from '../../../shared/wording/word-acceptance.ts';
import { wordOpenEnds } from '../../../shared/wording/word-open-end.ts';
import { Notice } from '../../ui/notice.tsx';
import styles from './sign-off.module.css';

type SealingStepProps = {
  readonly facts: NotesToSignOff;
  readonly acceptance: Pick<SealedRecord, 'acceptedOn' | 'acceptedAt' | 'corrections'>;
};

const effects = [
  'The notes, the attendance, the agenda and its numbers stay as they are now.',
  'People and organisations keep the names that they have today, also where they change later.',
  'Files of the notes keep today’s way of writing dates, letters and phrases, and of showing what is restricted.',
  'Notes to self are no part of the record.',
  'The words, owners and dates of the actions stay; what becomes of each is still recorded.',
  'The record is sealed: a change to it, made in whatever way, would be noticed.',
] as const;

/** What will be written down, what it does, and what is still open, before the deed that cannot be taken back. */
export function SealingStep({ facts, acceptance }: SealingStepProps): ReactNode {
  const counts = openEndCodes
    .map((code) => ({ code, ends: facts.openEnds.filter((each) => each.code === code) }))
    .filter(({ ends }) => ends.length > 0);
  return (
    <>
      <div className={styles.statement}>
        <p>{wordAcceptance(acceptance)}</p>
        {acceptance.corrections.length === 0 ? null : (
          <ul>
            {acceptance.corrections.map((correction, index) => (
              <li key={index}>{wordCorrection(correction)}</li>
            ))}
          </ul>
        )}
        <p className={styles.fact}>
          <span>Recorded by</span> {facts.recordedBy}
        </p>
      </div>
      <ul className={styles.effects}>
        {effects.map((effect) => (
          <li key={effect}>
            <Lock aria-hidden="true" />
            {effect}
          </li>
        ))}
      </ul>
      <section aria-label="Left open in these notes" className={styles.ends}>
        <h4>Left open in these notes</h4>
        {counts.length === 0 ? (
          <p className={styles.clear}>
            <CircleCheck aria-hidden="true" />
            Every question is answered, and every action has an owner and a date.
          </p>
        ) : (
          <ul>
            {counts.map(({ code, ends }) => (
              <li key={code}>
                <CircleAlert aria-hidden="true" />
                <div>
                  {wordOpenEnds(code, ends.length)}
                  <ul>
                    {ends.map(({ label, title, text }, index) => (
                      <li key={index}>
                        Item {label}, {title}: {text === '' ? 'no words yet' : text}
                      </li>
                    ))}
                  </ul>
                </div>
              </li>
            ))}
          </ul>
        )}
      </section>
      <Notice tone="due" title="This cannot be taken back.">
        {counts.length === 0
          ? 'Nobody can change these notes afterwards.'
          : 'Nobody can change these notes afterwards. Go back to them first if something of this shall still be put right.'}
      </Notice>
    </>
  );
}
