import { Extension } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import { DOMParser as SchemaParser, type ParseOptions, type Schema, type Slice } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { hrefFromTyped, safeHref } from '../../../shared/document/safe-href.ts';
import type { LeftOut } from '../../../shared/wording/word-left-out.ts';
import { notPastedNow, nothingToPaste, tooMuchToPaste } from '../../../shared/wording/word-not-pasted.ts';
import { later } from '../../ui/later.tsx';
import { showToast } from '../../ui/toast.tsx';
import { parseInert } from './parse-inert.ts';
import type { PastedReading } from './pasted-blocks.ts';
import type * as ReadPaste from './read-paste.ts';

/** Reads what others wrote. In the first moment of a page it may not be here yet. */
const reading = later(() => import('./read-paste.ts'));

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
      const take = (read: PastedReading): string => {
        const html = reader().htmlOf(read.blocks);
        isRefused = (html.match(/</g)?.length ?? 0) > mostTags;
        leftOut = isRefused ? null : read.leftOut;
        return isRefused ? '' : html;
      };
      return [
        new Plugin({
          key: new PluginKey('sectionPaste'),
          props: {
            handleDOMEvents: { paste: pasteOnceRead, drop: dropOnceRead },
            clipboardParser: parser,
            transformPastedHTML(html) {
              leftOut = null;
              const { readOwnHtml, readPastedHtml } = reader();
              return readOwnHtml(html, restriction() !== null) ?? take(readPastedHtml(html));
            },
            clipboardTextParser(text) {
              return parser.parseSlice(parseInert(take(reader().readPastedText(text))), {
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
              say(told === null ? null : reader().wordLeftOut(told));
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

function reader(): typeof ReadPaste {
  const here = reading.now();
  if (here === null) throw new Error('nothing is read before its reader is here');
  return here;
}

/** Waits with what is pasted until it can be read. True: nobody else shall look at the event. */
function pasteOnceRead(view: EditorView, event: ClipboardEvent): boolean {
  if (reading.now() !== null) return false;
  event.preventDefault();
  if (linkSelection(view, event)) return true;
  const [html = '', text = ''] = ['text/html', 'text/plain'].map((type) =>
    event.clipboardData?.getData(type),
  );
  reading.load().then(
    () => {
      if (view.isDestroyed) return;
      if (html !== '') view.pasteHTML(html);
      else if (text !== '') view.pasteText(text);
      else say(nothingToPaste);
    },
    () => say(notPastedNow),
  );
  return true;
}

/** What is dragged here from elsewhere stays where it was; within the text it needs no reading. */
function dropOnceRead(view: EditorView, event: DragEvent): boolean {
  if (reading.now() !== null || view.dragging !== null) return false;
  event.preventDefault();
  return true;
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
