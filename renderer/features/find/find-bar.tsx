import { CaseSensitive, ChevronDown, ChevronUp, WholeWord, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { countOf } from '../../../shared/wording/facts.ts';
import { leftSentence, unreadableSentence } from '../../../shared/wording/word-replaced.ts';
import { useCommands } from '../../app/commands.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ChosenDocuments } from './chosen-documents.tsx';
import styles from './find-bar.module.css';
import type { FindOptions, FindRequest } from './find-options.ts';
import { giveCaretBack } from './give-caret-back.ts';
import type { FindScope } from './last-search.ts';
import { useFindInPage, type FindInPage } from './use-find-in-page.ts';

type FindBarProps = FindOptions & {
  readonly request: FindRequest;
  readonly onClose: () => void;
};

/** The bar above the page: finds words in it, and replaces them. */
export function FindBar({ request, onClose, ...options }: FindBarProps): ReactNode {
  const { session, liveId } = options;
  const find = useFindInPage({ ...options, request });
  const bar = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [before] = useState(() => document.activeElement);
  const close = (): void => {
    onClose();
    giveCaretBack(options, find, before);
  };

  useCommands('find-bar', [
    { id: 'words.next', label: 'Next place found', group: 'Find', keys: 'F3', run: () => find.step('next') },
    {
      id: 'words.previous',
      label: 'Previous place found',
      group: 'Find',
      keys: 'Shift F3',
      run: () => find.step('previous'),
    },
  ]);

  useEffect(() => field.current?.select(), []);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // What opens over the bar has its own Escape.
    if (event.defaultPrevented || !bar.current?.contains(event.target as Node)) return;
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
    } else if (isUndo && find.takeBack()) event.preventDefault();
  };

  const scopes: readonly { readonly id: FindScope; readonly label: string }[] = [
    ...(liveId === null ? [] : [{ id: 'section' as const, label: 'This section' }]),
    { id: 'document', label: session.kind === 'notes' ? 'All of the notes' : 'The whole paper' },
    { id: 'chosen', label: 'Chosen documents' },
  ];
  const note =
    find.message === ''
      ? [find.canReplace ? leftSentence(find.left, 'will stay') : '', unreadableSentence(find.unreadable)]
          .join(' ')
          .trim()
      : find.message;
  return (
    <search
      className={styles.bar}
      ref={bar}
      data-find=""
      aria-label={find.canReplace ? 'Find and replace' : 'Find'}
      onKeyDown={onKeyDown}
    >
      <div className={styles.controls}>
        <TextField
          label="Find"
          isLabelHidden
          placeholder="Find"
          autoFocus
          inputRef={field}
          value={find.search.words}
          onChange={(words) => find.change({ words })}
          onKeyDown={(event) => {
            if (isEnter(event)) find.step(event.shiftKey ? 'previous' : 'next');
          }}
        />
        {find.canReplace ? (
          <TextField
            label="Replace with"
            isLabelHidden
            placeholder="Replace with"
            value={find.replacement}
            onChange={find.changeReplacement}
            onKeyDown={(event) => {
              if (isEnter(event)) find.replaceHere();
            }}
          />
        ) : null}
        <div className={styles.tools}>
          <IconButton
            icon={CaseSensitive}
            label="Match capital letters"
            isOn={find.search.matchCase}
            onPress={() => find.change({ matchCase: !find.search.matchCase })}
          />
          <IconButton
            icon={WholeWord}
            label="Whole words only"
            isOn={find.search.wholeWords}
            onPress={() => find.change({ wholeWords: !find.search.wholeWords })}
          />
          <IconButton
            icon={ChevronUp}
            label="Previous place found"
            keys="Shift F3"
            onPress={() => find.step('previous')}
          />
          <IconButton
            icon={ChevronDown}
            label="Next place found"
            keys="F3"
            onPress={() => find.step('next')}
          />
          <span className={styles.count}>{countedWords(find)}</span>
          <span className={styles.space} />
          <IconButton icon={X} label="Close the search" keys="Esc" onPress={close} />
        </div>
        {find.canReplace ? (
          <div className={styles.tools}>
            <div className={styles.scope}>
              <Select
                label="Replace in"
                isLabelHidden
                options={scopes}
                value={find.scope}
                onChange={find.setScope}
              />
            </div>
            <Button onPress={find.replaceHere}>Replace</Button>
            <Button onPress={find.replaceAll} isPending={find.isPending}>
              {find.replaceable === 0 ? 'Replace all' : `Replace all ${find.replaceable}`}
            </Button>
          </div>
        ) : null}
      </div>
      {find.isChoosing ? (
        <ChosenDocuments
          documentId={session.id}
          foundHere={find.found}
          chosen={find.chosen}
          onChoose={find.setChosenIds}
        />
      ) : null}
      {note === '' ? null : <p className={styles.note}>{note}</p>}
    </search>
  );
}

function countedWords({ search, found, index, foundElsewhere }: FindInPage): string {
  if (search.words === '') return '';
  const elsewhere = foundElsewhere === 0 ? '' : `${foundElsewhere} elsewhere`;
  if (found === 0) return elsewhere === '' ? 'Nothing found' : elsewhere;
  const here = index < 0 ? countOf(found, 'place') : `${index + 1} of ${found}`;
  return elsewhere === '' ? here : `${here}, ${elsewhere}`;
}

function isEnter(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return false;
  event.preventDefault();
  return true;
}
