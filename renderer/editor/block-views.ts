import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import type { EditorView, NodeViewConstructor } from '@tiptap/pm/view';
import {
  drawAction,
  drawAnswer,
  drawDecision,
  drawNoteToSelf,
  drawQuestion,
  drawReportLink,
  drawStandardWording,
  drawSubheading,
  type BlockDrawing,
} from './blocks/draw-blocks.ts';
import type { EditorHost } from './editor-host.ts';
import type { DrawnNames } from './name-book.ts';
import { personView } from './person-view.ts';

/** Draws our own blocks in the live editor with the same functions as in a section that is not in use. */
export function blockViews(host: EditorHost): Extension {
  // As they are when they are asked for: a block is older than whoever was added since.
  const names: DrawnNames = {
    labelOf: (ref) => host.names().labelOf(ref),
    personLabel: (id) => host.names().personLabel(id),
  };
  return Extension.create({
    name: 'blockViews',
    addProseMirrorPlugins() {
      return [
        new Plugin({
          key: new PluginKey('blockViews'),
          props: {
            nodeViews: {
              action: (node, view, getPos) =>
                viewOf(
                  node,
                  drawAction(node.attrs, names, (chip) => {
                    putCaretInto(view, getPos());
                    host.request({ kind: 'action-details', field: chip });
                  }),
                ),
              person: personView(host),
              decision: viewFrom((node) => drawDecision(node.attrs)),
              noteToSelf: viewFrom((node) => drawNoteToSelf(node.attrs)),
              question: viewFrom((node) => drawQuestion(node.attrs, names)),
              answer: viewFrom((node) => drawAnswer(node.attrs, names)),
              subheading: viewFrom((node) => drawSubheading(node.attrs)),
              reportLink: viewFrom((node) => drawReportLink(node.attrs)),
              standardWording: viewFrom((node) => drawStandardWording(node.attrs)),
            },
          },
        }),
      ];
    },
  });
}

function viewFrom(draw: (node: Node) => BlockDrawing): NodeViewConstructor {
  return (node) => viewOf(node, draw(node));
}

function viewOf(node: Node, drawing: BlockDrawing): ReturnType<NodeViewConstructor> {
  let { attrs } = node;
  return {
    dom: drawing.dom,
    contentDOM: drawing.contentDOM,
    update(next) {
      if (next.type !== node.type) return false;
      // ProseMirror keeps the attributes of a node that only its text has changed, so this skips plain typing.
      if (next.attrs !== attrs) drawing.update(next.attrs);
      ({ attrs } = next);
      return true;
    },
    ignoreMutation: (mutation) =>
      mutation.type !== 'selection' && !drawing.contentDOM.contains(mutation.target),
    stopEvent: (event) => event.target instanceof Element && event.target.closest('[data-chrome]') !== null,
  };
}

function putCaretInto(view: EditorView, position: number | undefined): void {
  if (position === undefined) return;
  const { state } = view;
  const { from, to } = state.selection;
  const end = position + (state.doc.nodeAt(position)?.nodeSize ?? 0);
  if (from > position && to < end) return;
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, end - 1)));
}
