import type { Editor } from '@tiptap/core';
import type { FigureReading } from '../../shared/domain/figures.ts';

/** Whether a figure can stand where the caret is: a sub-heading and the name of a report are words alone. */
function canTakeFigure(editor: Editor): boolean {
  const type = editor.schema.nodes.figure;
  const { $from, $to } = editor.state.selection;
  return (
    type !== undefined && $from.sameParent($to) && $from.parent.type.contentMatch.matchType(type) !== null
  );
}

/** Puts a figure at the caret, as it reads now. False where it cannot stand there. */
export function insertFigure(editor: Editor, figureId: string, { text, asAt }: FigureReading): boolean {
  const { state, view } = editor;
  const figure = state.schema.nodes.figure?.create({ figureId, text, asAt });
  if (!figure || !canTakeFigure(editor)) return false;
  // With the marks of its place: within restricted words it is restricted. The focus comes at once, not with the next
  // frame, so that what is typed meanwhile stands behind the figure.
  view.dispatch(state.tr.replaceSelectionWith(figure).scrollIntoView());
  view.focus();
  return true;
}
