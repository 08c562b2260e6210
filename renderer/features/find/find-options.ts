import type { Editor } from '@tiptap/core';
import type { RefObject } from 'react';
import type { CaretPlace } from '../../editor/caret-place.ts';
import type { DocumentSession, SessionSection } from '../../editor/document-session.ts';
import type { EditorHost } from '../../editor/editor-host.ts';
import type { NameBook } from '../../editor/name-book.ts';
import type { MarkStart } from '../../editor/section-marks.ts';
import type { Anchor } from './found-places.ts';

/** One section on the page, in its order. */
export type FindPlace = {
  readonly section: SessionSection;
  /** The accessible name of its text. */
  readonly label: string;
  /** What a message calls it: "Item 4, Use of force". */
  readonly name: string;
  readonly start: MarkStart;
};

export type FindOptions = {
  readonly session: DocumentSession;
  readonly places: readonly FindPlace[];
  readonly names: NameBook;
  readonly host: EditorHost;
  /** The live editor, and the section that it is of. */
  readonly editor: Editor | null;
  readonly liveId: string | null;
  /** What scrolls the page. */
  readonly page: RefObject<HTMLElement | null>;
  readonly activate: (sectionId: string, caret: CaretPlace) => void;
  /** Why nothing can be replaced; null: it can. */
  readonly locked: string | null;
};

/** What the bar is opened with; another `number` opens it anew. */
export type FindRequest = {
  readonly number: number;
  readonly isReplacing: boolean;
  /** What was selected; empty where the last words are meant. */
  readonly words: string;
  readonly anchor: Anchor | null;
  /** Which way the words that were looked for last are gone to at once; null: they are not. */
  readonly step: 'next' | 'previous' | null;
};
