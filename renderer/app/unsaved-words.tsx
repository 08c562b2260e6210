import { useRef, useState, type ReactNode } from 'react';
import type { NamedText } from '../editor/document-session.ts';
import { saveTextFile, wordsOfTexts } from '../editor/save-text-file.ts';
import { copyText } from '../platform/copy-text.ts';
import { Button } from '../ui/button.tsx';
import styles from './save-indicator.module.css';
import { letGoOfStrayTexts, strayTexts } from './resume-held-words.ts';
import { flushDocuments, unsavedTexts } from './use-open-document.ts';

/** What can be done while words are not saved: try at once, or take them elsewhere. Needs nothing of the core. */
export function UnsavedWords(): ReactNode {
  const [outcome, setOutcome] = useState('');
  const lastDeed = useRef(0);
  // A deed that takes its time does not speak over the next one.
  const say = async (deed: () => Promise<string>): Promise<void> => {
    lastDeed.current += 1;
    const own = lastDeed.current;
    const said = await deed();
    if (own === lastDeed.current) setOutcome(said);
  };
  return (
    <div className={styles.ways}>
      <Button onPress={() => void say(tryNow)}>Try now</Button>
      {textsToTake().length === 0 ? null : (
        <>
          <Button onPress={() => void say(saveFile)}>Save my text as a file</Button>
          <Button onPress={() => void say(copy)}>Copy my text</Button>
        </>
      )}
      {strayTexts().length === 0 ? null : <Button onPress={letGoOfStrayTexts}>I have these words</Button>}
      <p role="status">{outcome}</p>
    </div>
  );
}

function textsToTake(): readonly NamedText[] {
  return [...unsavedTexts(), ...strayTexts()];
}

async function tryNow(): Promise<string> {
  return (await flushDocuments()) ? '' : 'Still not saved.';
}

async function saveFile(): Promise<string> {
  try {
    const saved = await saveTextFile(textsToTake());
    return saved === null ? '' : `A copy of your text is in ${saved.where ?? 'the place you chose'}.`;
  } catch {
    return 'The file was not saved. Copy your text instead.';
  }
}

async function copy(): Promise<string> {
  return (await copyText(wordsOfTexts(textsToTake())))
    ? 'Your text is copied. Paste it into another program.'
    : 'Your text could not be copied. Save it as a file instead.';
}
