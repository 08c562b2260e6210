import type { ReactNode } from 'react';
import { isSoonSaved } from '../../app/save-state.ts';
import { flushDocuments } from '../../app/use-open-document.ts';
import { Notice } from '../../ui/notice.tsx';

/** Whether nothing on screen is unsaved any more: the data are not exchanged under words that are on their way. */
export async function isAllSaved(): Promise<boolean> {
  return (await flushDocuments()) && (await isSoonSaved());
}

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
