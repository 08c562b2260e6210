import { useQuery } from '@tanstack/react-query';
import { ShieldAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { wordPolicyProblems } from '../../../shared/wording/word-policy.ts';
import { operations } from '../../platform/client.ts';
import { hrefTo, settingsPath } from '../routes.ts';
import styles from './connection-banner.module.css';

/** Says that the organisation's policy cannot be followed as it is. Nothing is shown where it can, or where there is none. */
export function PolicyBanner(): ReactNode {
  const { data } = useQuery({ ...operations.workspace.policy.queryOptions(), staleTime: Infinity });
  const sentences = wordPolicyProblems(data?.problems ?? []);
  const [first, last] = [sentences[0], sentences.at(-1)];
  if (first === undefined) return null;
  return (
    <div className={styles.banner} role="status">
      <ShieldAlert aria-hidden="true" />
      <p>
        <strong>{first}</strong> {last} <a href={hrefTo(settingsPath)}>What is set</a>
      </p>
    </div>
  );
}
