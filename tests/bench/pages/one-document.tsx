import { Node } from '@tiptap/core';
import {
  EditorContent,
  NodeViewContent,
  NodeViewWrapper,
  ReactNodeViewRenderer,
  useEditor,
  useEditorState,
  type ReactNodeViewProps,
} from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { createRoot } from 'react-dom/client';

// The controls of the typing bench: all notes in one document, plain or with its blocks drawn by React. It is what the
// program does not do, measured beside it so that the measure is seen to tell them apart.

declare global {
  interface Window {
    readonly control: { readonly words: number; readonly blocks: number; readonly isReact: boolean };
  }
}

const { words, blocks, isReact } = window.control;
const wordsInBlock = 10;
const paragraphs = Math.max(blocks, Math.ceil((words - blocks * wordsInBlock) / 50));
const wordsInParagraph = Math.round((words - blocks * wordsInBlock) / paragraphs);

/** An action with its letter, as a view that asks the editor what to show. */
function ActionView({ editor, getPos }: ReactNodeViewProps) {
  const letter = useEditorState({
    editor,
    selector: ({ editor: current }) => {
      let before = 0;
      current.state.doc.forEach((block, position) => {
        if (block.type.name === 'controlAction' && position < (getPos() ?? 0)) before += 1;
      });
      return before;
    },
  });
  return (
    <NodeViewWrapper>
      <b>{letter})</b>
      <NodeViewContent />
      <button type="button">owner?</button>
    </NodeViewWrapper>
  );
}

const ControlAction = Node.create({
  name: 'controlAction',
  group: 'block',
  content: 'inline*',
  parseHTML: () => [{ tag: 'div[data-control-action]' }],
  renderHTML: () => ['div', { 'data-control-action': '' }, 0],
  ...(isReact ? { addNodeView: () => ReactNodeViewRenderer(ActionView) } : {}),
});

const spoken = (count: number): string =>
  Array.from({ length: count }, (_, index) => `word${index}`).join(' ');
const content = {
  type: 'doc',
  content: Array.from({ length: paragraphs }, (_, index) => [
    { type: 'paragraph', content: [{ type: 'text', text: spoken(wordsInParagraph) }] },
    ...(index < blocks
      ? [{ type: 'controlAction', content: [{ type: 'text', text: spoken(wordsInBlock) }] }]
      : []),
  ]).flat(),
};

function Page() {
  const editor = useEditor({
    extensions: [StarterKit, ControlAction],
    content,
    shouldRerenderOnTransaction: isReact,
  });
  return <EditorContent editor={editor} />;
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Page />);
