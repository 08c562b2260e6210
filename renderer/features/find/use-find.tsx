import type { Editor } from '@tiptap/core';
import { useState, type ReactNode } from 'react';
import { longestSearch, readingAsStored } from '../../../shared/document/unit-reading.ts';
import { useCommands } from '../../app/commands.ts';
import type { FindOptions, FindRequest } from './find-options.ts';
import type { Anchor } from './found-places.ts';
import { laterComponent } from '../../ui/later.tsx';

const FindBar = laterComponent(async () => (await import('./find-bar.tsx')).FindBar);

/** Find and replace in the document that is on screen: its commands, and its bar once it was asked for. */
export function useFind(options: FindOptions): ReactNode {
  const [request, setRequest] = useState<FindRequest | null>(null);
  const open = (isReplacing: boolean, step: FindRequest['step'] = null): void => {
    const isInBar = document.activeElement?.closest('[data-find]') != null;
    setRequest((before) => ({
      number: (before?.number ?? 0) + 1,
      isReplacing,
      words: isInBar ? '' : selectedWords(options.editor),
      step,
      anchor: isInBar ? (before?.anchor ?? null) : anchorOf(options),
    }));
  };
  const group = 'Find';
  useCommands('find', [
    { id: 'words.find', label: 'Find words', group, keys: 'Ctrl F', run: () => open(false) },
    { id: 'words.replace', label: 'Find and replace', group, keys: 'Ctrl H', run: () => open(true) },
    ...(request === null
      ? [
          { id: 'words.next', label: 'Next place found', group, keys: 'F3', run: () => open(false, 'next') },
          {
            id: 'words.previous',
            label: 'Previous place found',
            group,
            keys: 'Shift F3',
            run: () => open(false, 'previous'),
          },
        ]
      : []),
  ]);
  if (request === null) return null;
  return (
    <FindBar
      key={`${options.session.id} ${request.number}`}
      {...options}
      request={request}
      onClose={() => setRequest(null)}
    />
  );
}

/** The words that are selected within one line, in the live text or on the page. */
function selectedWords(editor: Editor | null): string {
  const { selection, doc } = editor?.state ?? {};
  const selected =
    editor && selection && doc && !selection.empty
      ? selection.$from.sameParent(selection.$to)
        ? doc.textBetween(selection.from, selection.to, '\n', readingAsStored)
        : ''
      : (window.getSelection()?.toString() ?? '');
  const words = selected.trim();
  return words.length > longestSearch || /[\r\n\t]/.test(words) ? '' : words;
}

function anchorOf({ editor, liveId }: FindOptions): Anchor | null {
  return editor === null || liveId === null
    ? null
    : { sectionId: liveId, position: editor.state.selection.from };
}
