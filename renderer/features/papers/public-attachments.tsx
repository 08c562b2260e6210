import type { ReactNode } from 'react';
import type { SectionedDocument } from '../../../shared/contract/entities/documents.ts';
import { platform } from '../../platform/platform.ts';
import styles from './paper-page.module.css';

/** What the printed paper names as attached, as Word prints it. */
export function PublicAttachments({ paper }: { readonly paper: SectionedDocument }): ReactNode {
  const attachments = paper.attachments.filter(({ audience }) => audience === 'public');
  if (attachments.length === 0) return null;
  return (
    <ul className={styles.attached} aria-label="Attached, for the public">
      {attachments.map(({ id, name, href }) => (
        <li key={id}>
          {href === null ? (
            `${name} (attached)`
          ) : (
            <a
              href={href}
              onClick={(event) => {
                event.preventDefault();
                platform().openLink(href);
              }}
            >
              {name}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
