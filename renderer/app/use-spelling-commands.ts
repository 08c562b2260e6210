import type { Editor } from '@tiptap/core';
import { useEffect, useRef } from 'react';
import { setSpellingOn, useSpellingOn } from '../editor/spelling/spelling-setting.ts';
import { hasMistakes } from '../editor/spelling/marked-words.ts';
import type { WritingAids } from '../editor/spelling/writing-aids.ts';
import type { SessionSection } from '../editor/document-session.ts';
import { later } from '../ui/later.tsx';
import { useCommands } from './commands.ts';

const mistakes = later(() => import('../editor/spelling/find-mistakes.ts'));

async function finding() {
  await mistakes.load();
  return mistakes.now();
}

/** What the keyboard and the command palette can do about spelling while a document is shown. */
export function useSpellingCommands({
  aids,
  editor,
  sections,
  currentId,
  isLocked,
  onGoTo,
}: {
  readonly aids: WritingAids;
  readonly editor: Editor | null;
  readonly sections: readonly SessionSection[];
  readonly currentId: string | null;
  /** Nothing may be put right any more. */
  readonly isLocked: boolean;
  /** Makes a section the live one, with the caret at its start. */
  readonly onGoTo: (sectionId: string) => void;
}): void {
  const isOn = useSpellingOn();
  const isOnTheWay = useRef(false);
  useEffect(() => {
    if (!editor || !isOnTheWay.current) return;
    isOnTheWay.current = false;
    void finding().then((found) => found?.openNextMistake(editor, aids));
  }, [editor, aids]);

  const goToNext = async (): Promise<void> => {
    const found = await finding();
    if (editor && (await found?.openNextMistake(editor, aids))) return;
    const at = sections.findIndex(({ id }) => id === currentId);
    const others = [...sections.slice(at + 1), ...sections.slice(0, Math.max(0, at))];
    const next = others.find((section) => section.state === 'sound' && hasMistakes(section.doc, aids));
    if (next) {
      isOnTheWay.current = true;
      onGoTo(next.id);
    } else if (editor && hasMistakes(editor.state.doc, aids)) {
      editor.commands.setTextSelection(0);
      await found?.openNextMistake(editor, aids);
    } else {
      found?.sayNoneIn('from here on', aids);
    }
  };

  useCommands('spelling', [
    {
      id: 'spelling.here',
      label: 'Spelling and abbreviations',
      group: 'Text',
      keys: 'Ctrl .',
      isEnabled: editor !== null,
      run: () => {
        if (editor) void finding().then((found) => found?.openWordMenu(editor, aids));
      },
    },
    {
      id: 'spelling.next',
      label: 'Next mistake',
      group: 'Text',
      keys: 'F8',
      isEnabled: !isLocked,
      run: () => void goToNext(),
    },
    {
      id: 'spelling.toggle',
      label: isOn ? 'Do not mark wrong spelling' : 'Mark wrong spelling',
      group: 'Text',
      run: () => setSpellingOn(!isOn),
    },
  ]);
}
