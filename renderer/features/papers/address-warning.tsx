import type { ReactNode } from 'react';
import { addressHint } from '../../../shared/document/address-hint.ts';
import { addressHintSentences } from '../../../shared/wording/word-address-hint.ts';
import styles from './attachments-panel.module.css';

/** Says where an address may not work for whoever reads the paper. */
export function AddressWarning({ href }: { readonly href: string | null }): ReactNode {
  const hint = href === null ? null : addressHint(href);
  return hint === null ? null : <p className={styles.warning}>{addressHintSentences[hint]}</p>;
}
