import { Extension, type Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { markedBlocks, marksOf, type MarkStart } from './section-marks.ts';

type MarkState = { readonly start: MarkStart; readonly decorations: DecorationSet };

const markKey = new PluginKey<MarkState>('sectionMarks');

/** Shows paragraph numbers and action letters beside the blocks of the live section, as they change. */
export function sectionMarkDecorations(start: MarkStart): Extension {
  return Extension.create({
    name: 'sectionMarks',
    addProseMirrorPlugins() {
      return [
        new Plugin<MarkState>({
          key: markKey,
          state: {
            init: (_config, { doc }) => ({ start, decorations: decorationsOf(doc, start) }),
            apply(transaction, current) {
              const next = transaction.getMeta(markKey) as MarkStart | undefined;
              if (next === undefined && !transaction.docChanged) return current;
              const nextStart = next ?? current.start;
              return { start: nextStart, decorations: decorationsOf(transaction.doc, nextStart) };
            },
          },
          props: { decorations: (state) => markKey.getState(state)?.decorations },
        }),
      ];
    },
  });
}

/** Tells the live section that an earlier one has grown, or that its own numbering was switched. */
export function setMarkStart(editor: Editor, start: MarkStart): void {
  const current = markKey.getState(editor.state)?.start;
  if (
    current?.isNumbered === start.isNumbered &&
    current.paragraphsBefore === start.paragraphsBefore &&
    current.actionsBefore === start.actionsBefore &&
    current.letters === start.letters
  ) {
    return;
  }
  editor.view.dispatch(editor.state.tr.setMeta(markKey, start).setMeta('addToHistory', false));
}

function decorationsOf(doc: Node, start: MarkStart): DecorationSet {
  const marks = marksOf(doc, start);
  const decorations: Decoration[] = [];
  for (const [index, { node, position }] of markedBlocks(doc).entries()) {
    const mark = marks[index] ?? null;
    if (mark !== null) {
      decorations.push(Decoration.node(position, position + node.nodeSize, { 'data-mark': mark }));
    }
  }
  return decorations.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, decorations);
}
