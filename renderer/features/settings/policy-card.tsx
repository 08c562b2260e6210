import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import {
  policyKeyNames,
  wordPolicyHeading,
  wordPolicyProblems,
  wordPolicyValue,
} from '../../../shared/wording/word-policy.ts';
import { operations } from '../../platform/client.ts';
import { Notice } from '../../ui/notice.tsx';
import styles from './settings.module.css';

/** What the organisation has set on this computer. Not there where it has set nothing. */
export function PolicyCard(): ReactNode {
  const { data } = useQuery(operations.workspace.policy.queryOptions());
  if (data === undefined || data.file === null) return null;
  const { file, policy, setKeys, problems } = data;
  const [first, ...others] = wordPolicyProblems(problems);
  return (
    <section className={styles.card} aria-label={wordPolicyHeading(problems)}>
      <h2>{wordPolicyHeading(problems)}</h2>
      {first === undefined ? (
        <p className={styles.note}>
          Whoever looks after this computer has set this for everybody who uses it. It cannot be changed here.
        </p>
      ) : (
        <Notice tone="over" title={first}>
          {others.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      {first === undefined ? null : <p className={styles.note}>This holds until it is put right:</p>}
      <dl className={styles.facts}>
        {setKeys.map((key) => (
          <div key={key} className={styles.fact}>
            <dt>{policyKeyNames[key]}</dt>
            <dd>{wordPolicyValue(key, policy)}</dd>
          </div>
        ))}
        <div className={styles.fact}>
          <dt>Where it is set</dt>
          <dd className={styles.path}>{file}</dd>
        </div>
      </dl>
    </section>
  );
}
