import { useState, type ReactNode } from 'react';
import { saveTextFile, wordsOfTexts } from '../editor/save-text-file.ts';
import { copyText } from '../platform/copy-text.ts';
import { Button } from '../ui/button.tsx';
import styles from './save-indicator.module.css';
import { flushDocuments, unsavedTexts } from './use-open-document.ts';

/** What can be done while words are not saved: try at once, or take them elsewhere. Needs nothing of the core. */
export function UnsavedWords(): ReactNode {
  const [outcome, setOutcome] = useState('');
  const tryNow = async (): Promise<void> => {
    setOutcome('Trying…');
    setOutcome((await flushDocuments()) ? '' : 'Still not saved.');
  };
  const saveFile = async (): Promise<void> => {
    try {
      const saved = await saveTextFile(unsavedTexts());
      if (saved) setOutcome(`A copy of your text is in ${saved.where ?? 'the place you chose'}.`);
    } catch {
      setOutcome('The file was not saved. Copy your text instead.');
    }
  };
  const copy = async (): Promise<void> => {
    const isCopied = await copyText(wordsOfTexts(unsavedTexts()));
    setOutcome(
      isCopied
        ? 'Your text is copied. Paste it into another program.'
        : 'Your text could not be copied. Save it as a file instead.',
    );
  };
  return (
    <div className={styles.ways}>
      <Button onPress={() => void tryNow()}>Try now</Button>
      {unsavedTexts().length === 0 ? null : (
        <>
          <Button onPress={() => void saveFile()}>Save my text as a file</Button>
          <Button onPress={() => void copy()}>Copy my text</Button>
        </>
      )}
      <p role="status">{outcome}</p>
    </div>
  );
}
