import { Extension } from '@tiptap/core';
import { Fragment, Slice, type Schema } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { hrefFromTyped, safeHref } from '../../shared/document/safe-href.ts';
import { cleanPastedHtml } from './clean-pasted-html.ts';
import { pastedParagraphs } from './pasted-paragraphs.ts';

/** What comes from the clipboard or is dropped: reduced to what the schema knows, without losing a word. */
export const Paste = Extension.create({
  name: 'sectionPaste',
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin({
        key: new PluginKey('sectionPaste'),
        props: {
          transformPastedHTML: cleanPastedHtml,
          clipboardTextParser: (text, _context, _plain, view) => sliceOf(text, view.state.schema),
          // An address pasted over selected words makes them a link.
          handlePaste: (view, event) => {
            const { from, to, empty } = view.state.selection;
            const text = event.clipboardData?.getData('text/plain').trim() ?? '';
            const href =
              /^(https?:|mailto:)/i.test(text) && safeHref(text) !== null ? hrefFromTyped(text) : null;
            if (empty || href === null || !view.state.selection.$from.sameParent(view.state.selection.$to)) {
              return false;
            }
            const link = editor.schema.marks.link;
            if (!link) return false;
            view.dispatch(view.state.tr.removeMark(from, to, link).addMark(from, to, link.create({ href })));
            return true;
          },
        },
      }),
    ];
  },
});

function sliceOf(text: string, schema: Schema): Slice {
  const paragraph = schema.nodes.paragraph;
  const lines = pastedParagraphs(text);
  if (!paragraph || lines.length === 0) return Slice.empty;
  const nodes = lines.map((line) => paragraph.create(null, line === '' ? null : schema.text(line)));
  return new Slice(Fragment.from(nodes), 1, 1);
}
