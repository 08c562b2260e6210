import { Extension } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import { DOMParser as SchemaParser, type ParseOptions, type Schema, type Slice } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { hrefFromTyped, safeHref } from '../../../shared/document/safe-href.ts';
import {
  nothingToPaste,
  tooMuchToPaste,
  wordLeftOut,
  type LeftOut,
} from '../../../shared/wording/word-left-out.ts';
import { showToast } from '../../ui/toast.tsx';
import { parseInert } from './parse-inert.ts';
import { readOwnHtml } from './read-own-html.ts';
import { htmlOf, type PastedReading } from './pasted-blocks.ts';
import { readPastedHtml } from './read-pasted-html.ts';
import { readPastedText } from './read-pasted-text.ts';

/**
 * What comes from the clipboard or is dropped, reduced to what a text here is made of, without losing a word: one step
 * to undo, and one line on what could not come along. `restriction`: why all of the section is restricted.
 */
export function paste(restriction: () => string | null): Extension {
  return Extension.create({
    name: 'sectionPaste',
    addProseMirrorPlugins() {
      const { schema } = this.editor;
      const parser = new SpacedParser(schema, SchemaParser.fromSchema(schema).rules);
      let leftOut: LeftOut | null = null;
      let isRefused = false;
      const take = (reading: PastedReading): string => {
        const html = htmlOf(reading.blocks);
        isRefused = (html.match(/</g)?.length ?? 0) > mostTags;
        leftOut = isRefused ? null : reading.leftOut;
        return isRefused ? '' : html;
      };
      return [
        new Plugin({
          key: new PluginKey('sectionPaste'),
          props: {
            clipboardParser: parser,
            transformPastedHTML(html) {
              leftOut = null;
              return readOwnHtml(html, restriction() !== null) ?? take(readPastedHtml(html));
            },
            clipboardTextParser(text) {
              return parser.parseSlice(parseInert(take(readPastedText(text))), {
                preserveWhitespace: 'full',
              });
            },
            handlePaste(view, event, slice) {
              const told = leftOut;
              const refused = isRefused;
              leftOut = null;
              isRefused = false;
              if (linkSelection(view, event)) return true;
              if (isFileOnly(event, slice)) return say(nothingToPaste);
              if (refused) return say(tooMuchToPaste);
              say(told === null ? null : wordLeftOut(told));
              // What was typed before is another step to undo, and so is what is typed next.
              view.dispatch(closeHistory(view.state.tr));
              queueMicrotask(() => {
                if (!view.isDestroyed) view.dispatch(closeHistory(view.state.tr));
              });
              return false;
            },
          },
        }),
      ];
    },
  });
}

/** What was read has the spaces that it shall have: none is taken away again. */
class SpacedParser extends SchemaParser {
  override parseSlice(dom: globalThis.Node, options: ParseOptions = {}): Slice {
    const preserveWhitespace = options.preserveWhitespace === true ? true : 'full';
    return super.parseSlice(dom, { ...options, preserveWhitespace });
  }
}

/** An address pasted over selected words makes them a link. */
function linkSelection(view: EditorView, event: ClipboardEvent): boolean {
  const { from, to, empty, $from, $to } = view.state.selection;
  const text = event.clipboardData?.getData('text/plain').trim() ?? '';
  const href = /^(https?:|mailto:)/i.test(text) && safeHref(text) !== null ? hrefFromTyped(text) : null;
  const { link } = (view.state.schema as Schema<string, 'link'>).marks;
  if (empty || href === null || !$from.sameParent($to)) return false;
  view.dispatch(view.state.tr.removeMark(from, to, link).addMark(from, to, link.create({ href })));
  return true;
}

function isFileOnly({ clipboardData }: ClipboardEvent, slice: Slice): boolean {
  return slice.size === 0 && (clipboardData?.files.length ?? 0) > 0;
}

/**
 * Some 200,000 words in paragraphs: five times the notes of a long day. A body of 200,000 nodes could not be saved, and
 * what is drawn at once must not keep anybody waiting.
 */
const mostTags = 40_000;

let closeLast = (): void => undefined;

function say(sentence: string | null): true {
  closeLast();
  closeLast = sentence === null ? () => undefined : showToast({ message: sentence });
  return true;
}
