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

// The negative control of the typing bench: one document of 50,000 words with 800 blocks drawn by React. It is what
// the program does not do, measured beside it so that the measure is seen to tell the two apart.

const wordsInParagraph = 50;
const paragraphs = 1_000;
const actions = 800;

/** An action with its letter, as a view that asks the editor what to show. */
function ActionView({ editor, getPos }: ReactNodeViewProps) {
  const letter = useEditorState({
    editor,
    selector: ({ editor: current }) => {
      let before = 0;
      current.state.doc.forEach((block, position) => {
        if (block.type.name === 'reactAction' && position < (getPos() ?? 0)) before += 1;
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

const ReactAction = Node.create({
  name: 'reactAction',
  group: 'block',
  content: 'inline*',
  parseHTML: () => [{ tag: 'div[data-react-action]' }],
  renderHTML: () => ['div', { 'data-react-action': '' }, 0],
  addNodeView: () => ReactNodeViewRenderer(ActionView),
});

const sentence = Array.from({ length: wordsInParagraph }, (_, index) => `word${index}`).join(' ');
const content = {
  type: 'doc',
  content: Array.from({ length: paragraphs }, (_, index) => [
    { type: 'paragraph', content: [{ type: 'text', text: sentence }] },
    ...(index < actions
      ? [{ type: 'reactAction', content: [{ type: 'text', text: 'Send the figures.' }] }]
      : []),
  ]).flat(),
};

function Page() {
  const editor = useEditor({
    extensions: [StarterKit, ReactAction],
    content,
    shouldRerenderOnTransaction: true,
  });
  return <EditorContent editor={editor} />;
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Page />);
