import { useQuery } from '@tanstack/react-query';
import { FileDown, FileUp, X } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components';
import { wordWordsFileNotRead, wordWordsFileRead } from '../../../shared/wording/word-words-file.ts';
import { formProblems, oneLine } from '../../app/field-problems.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { setSpellingOn, useSpellingOn } from '../../editor/spelling/spelling-setting.ts';
import { saveAsTextFile } from '../../editor/save-text-file.ts';
import { client, operations } from '../../platform/client.ts';
import { readFileObject } from '../../platform/read-file-object.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import styles from './settings.module.css';

const markings = [
  { id: 'on', label: 'On' },
  { id: 'off', label: 'Off' },
] as const;

/** Whether wrong words are marked, and the words that are none although no dictionary has them. */
export function SpellingCard(): ReactNode {
  const isOn = useSpellingOn();
  const { data: words, error } = useQuery(operations.spelling.words.queryOptions());
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);

  const add = async (): Promise<void> => {
    if (typed.trim() === '') {
      setProblem('Enter a word.');
      return;
    }
    try {
      const { added } = await client.spelling.addWords({ words: [typed] });
      announce(added === 0 ? `${typed.trim()} is one of your words already.` : `${typed.trim()}: added.`);
      setTyped('');
      setProblem(null);
    } catch (refused) {
      const { fields, other } = formProblems(refused);
      setProblem(fields['words'] ?? other);
    }
  };
  const remove = async (word: string): Promise<void> => {
    try {
      await client.spelling.removeWord({ word });
      field.current?.focus();
      showToast({
        message: `“${word}” is not one of your words any more.`,
        action: { label: 'Undo', onAction: () => void client.spelling.addWords({ words: [word] }) },
      });
    } catch (refused) {
      showToast({ tone: 'problem', message: oneLine(refused) });
    }
  };
  const takeFrom = async (chosen: File): Promise<void> => {
    const file = await readFileObject(chosen);
    if ('code' in file) {
      showToast({ tone: 'problem', message: wordWordsFileNotRead(file.name, file.code) });
      return;
    }
    const lines = wordsOfLines(file.content);
    if (lines.length === 0) {
      showToast({ tone: 'problem', message: wordWordsFileRead(file.name, 0, 0) });
      return;
    }
    try {
      const { added } = await client.spelling.addWords({ words: [...lines] });
      showToast({ tone: 'done', message: wordWordsFileRead(file.name, lines.length, added) });
    } catch (refused) {
      showToast({ tone: 'problem', message: oneLine(refused) });
    }
  };

  const own = words?.own ?? [];
  return (
    <section className={styles.card} aria-label="Spelling">
      <h2>Spelling</h2>
      <SegmentedControl
        label="Mark wrong words"
        description="British English, with the words of policing and local government. Names of people, organisations and bodies are known. Nothing leaves this computer."
        options={markings}
        value={isOn ? 'on' : 'off'}
        onChange={(next) => setSpellingOn(next === 'on')}
      />
      {error && !words ? <ProblemNotice error={error} /> : null}
      <div>
        <h3>Your words</h3>
        <p className={styles.note}>They are no mistakes in any text. Ctrl . at a marked word adds it, too.</p>
      </div>
      <form
        noValidate
        className={styles.line}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField
          label="New word"
          value={typed}
          inputRef={field}
          errorMessage={problem}
          onChange={(next) => {
            setTyped(next);
            setProblem(null);
          }}
        />
        <Button type="submit">Add</Button>
      </form>
      {own.length === 0 ? null : (
        <ul className={styles.words} aria-label="Your words" tabIndex={0}>
          {own.map((word) => (
            <li key={word} lang="en-GB">
              {word}
              <IconButton icon={X} isSmall label={`Remove ${word}`} onPress={() => void remove(word)} />
            </li>
          ))}
        </ul>
      )}
      <div className={styles.deeds}>
        <FileTrigger
          acceptedFileTypes={['.txt', 'text/plain']}
          onSelect={(files) => {
            const [chosen] = files ?? [];
            if (chosen) void takeFrom(chosen);
          }}
        >
          <Button icon={FileUp}>Import…</Button>
        </FileTrigger>
        <Button
          icon={FileDown}
          isDisabled={own.length === 0}
          onPress={() =>
            void saveAsTextFile('Secretariat words.txt', `${own.join('\n')}\n`).catch((refused: unknown) =>
              showToast({ tone: 'problem', message: oneLine(refused) }),
            )
          }
        >
          Export
        </Button>
        <span className={styles.note}>A text file with one word on each line.</span>
      </div>
    </section>
  );
}

function wordsOfLines(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== '' && !line.startsWith('#')))];
}
