import type { ReactNode } from 'react';
import { Notice } from '../../ui/notice.tsx';

/** Why the data were not exchanged. */
export function NotSavedNotice(): ReactNode {
  return (
    <Notice tone="over" role="alert" title="Nothing was changed: some words on screen are not saved yet.">
      <p>
        Your words are safe on this screen. Wait until the top bar says that they are saved, and try again.
      </p>
    </Notice>
  );
}
