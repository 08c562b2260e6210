// How blocks of our own look, as plain DOM. The live editor and the sections drawn from their JSON both use these, so
// that a section looks the same whether or not it is in use. A framework's views cost 60 ms a key and more.

import { formatDate } from '../../../shared/domain/calendar-date.ts';
import type { OwnerRef } from '../../../shared/domain/actions.ts';
import { isOwnerRef } from '../../../shared/document/refs.ts';
import { wordOwner } from '../../../shared/wording/word-owner.ts';
import type { DrawnNames } from '../name-book.ts';

export type DrawnBlock = { readonly dom: HTMLElement; readonly contentDOM: HTMLElement };

/** Redraws what is not text; what it returns is not the editor's to read. */
export type BlockDrawing = DrawnBlock & { update(attrs: Readonly<Record<string, unknown>>): void };

export type ActionChipName = 'owners' | 'due';

export function drawAction(
  attrs: Readonly<Record<string, unknown>>,
  names: DrawnNames,
  onChip?: (chip: ActionChipName) => void,
): BlockDrawing {
  const dom = element('div', { 'data-block': 'action' });
  const contentDOM = element('div', { class: 'action-text' });
  const chips = chrome('span', 'action-chips');
  dom.append(contentDOM, chips);
  const update = (next: Readonly<Record<string, unknown>>): void => {
    const owners = ownersOf(next.owners);
    const due = typeof next.due === 'string' ? next.due : null;
    setOrRemove(dom, 'data-id', next.id);
    chips.replaceChildren(
      ...(owners.length === 0
        ? [chip('owner?', 'missing', 'Owner missing', 'owners', onChip)]
        : owners.map((owner, index) =>
            chip(wordOwner(names.labelOf(owner), index, owners.length), 'owner', 'Owner', 'owners', onChip),
          )),
      due === null
        ? chip('due?', 'no-date', 'Due date missing', 'due', onChip)
        : chip(shortDate(due), 'due', 'Due', 'due', onChip),
    );
  };
  update(attrs);
  return { dom, contentDOM, update };
}

export function drawQuestion(attrs: Readonly<Record<string, unknown>>, names: DrawnNames): BlockDrawing {
  return drawSpeech('question', 'Question', attrs, 'askerId', names);
}

export function drawAnswer(attrs: Readonly<Record<string, unknown>>, names: DrawnNames): BlockDrawing {
  return drawSpeech('answer', 'Answer', attrs, 'answererId', names);
}

const outcomes: Readonly<Record<string, string>> = { partly: 'owed in part', owed: 'owed' };

function drawSpeech(
  block: string,
  word: string,
  attrs: Readonly<Record<string, unknown>>,
  personAttribute: string,
  names: DrawnNames,
): BlockDrawing {
  const dom = element('div', { 'data-block': block });
  const label = chrome('div', 'speech-label');
  const contentDOM = element('div', {});
  dom.append(label, contentDOM);
  const update = (next: Readonly<Record<string, unknown>>): void => {
    const person = next[personAttribute];
    const speaker = typeof person === 'string' ? names.personLabel(person) : null;
    const outcome = typeof next.outcome === 'string' ? (outcomes[next.outcome] ?? null) : null;
    label.textContent = [word, speaker, outcome].filter((part) => part !== null).join(' · ');
  };
  update(attrs);
  return { dom, contentDOM, update };
}

export function drawDecision(attrs: Readonly<Record<string, unknown>>): BlockDrawing {
  const dom = element('div', { 'data-block': 'decision' });
  const label = chrome('div', 'speech-label');
  label.textContent = 'Decision';
  const contentDOM = element('div', {});
  dom.append(label, contentDOM);
  const update = (next: Readonly<Record<string, unknown>>): void => setOrRemove(dom, 'data-id', next.id);
  update(attrs);
  return { dom, contentDOM, update };
}

/** A frame and words say that nobody else will read it. */
export function drawNoteToSelf(attrs: Readonly<Record<string, unknown>>): BlockDrawing {
  const dom = element('div', { 'data-block': 'note-to-self', role: 'note', 'aria-label': 'Note to self' });
  const label = chrome('div', 'speech-label');
  label.textContent = 'Note to self · in no file';
  const contentDOM = element('div', { class: 'note-text' });
  dom.append(label, contentDOM);
  const update = (next: Readonly<Record<string, unknown>>): void => setOrRemove(dom, 'data-id', next.id);
  update(attrs);
  return { dom, contentDOM, update };
}

/** One level below the section's own heading, so that a screen reader meets no gap. */
export function drawSubheading(attrs: Readonly<Record<string, unknown>>): BlockDrawing {
  const dom = element('h3', {});
  const update = (next: Readonly<Record<string, unknown>>): void => setOrRemove(dom, 'data-id', next.id);
  update(attrs);
  return { dom, contentDOM: dom, update };
}

export function drawReportLink(attrs: Readonly<Record<string, unknown>>): BlockDrawing {
  const dom = element('div', { 'data-block': 'report-link' });
  const label = chrome('span', 'report-link-label');
  label.textContent = 'Report';
  const contentDOM = element('span', { class: 'report-link-text' });
  dom.append(label, contentDOM);
  const update = (next: Readonly<Record<string, unknown>>): void => {
    setOrRemove(dom, 'data-id', next.id);
    setOrRemove(dom, 'title', next.href);
  };
  update(attrs);
  return { dom, contentDOM, update };
}

/** Reads like the paragraphs around it; a line at its side says that it is linked to the library. */
export function drawStandardWording(attrs: Readonly<Record<string, unknown>>): BlockDrawing {
  const dom = element('div', {
    'data-block': 'standard-wording',
    role: 'group',
    'aria-label': 'Standard wording',
  });
  const update = (next: Readonly<Record<string, unknown>>): void => setOrRemove(dom, 'data-id', next.id);
  update(attrs);
  return { dom, contentDOM: dom, update };
}

function chip(
  text: string,
  look: 'owner' | 'missing' | 'due' | 'no-date',
  meaning: string,
  name: ActionChipName,
  onChip?: (chip: ActionChipName) => void,
): HTMLElement {
  // Reached by Ctrl Enter from the text, so that Tab does not stop at every chip of a long page.
  const drawn = element(onChip ? 'button' : 'span', {
    class: `action-chip is-${look}`,
    ...(onChip ? { type: 'button', tabindex: '-1', 'aria-label': `${meaning}: ${text}` } : {}),
  });
  drawn.textContent = text;
  if (onChip) {
    drawn.addEventListener('mousedown', (event) => event.preventDefault());
    drawn.addEventListener('click', () => onChip(name));
  }
  return drawn;
}

function ownersOf(value: unknown): readonly OwnerRef[] {
  return Array.isArray(value) ? value.filter(isOwnerRef) : [];
}

/** "14 Nov 2023": a chip has little room. */
function shortDate(date: string): string {
  const [day = '', month = '', year = ''] = formatDate(date).split(' ');
  return year === '' ? date : `${day} ${month.slice(0, 3)} ${year}`;
}

/** Something drawn beside the text: never part of it, neither for the caret nor for the clipboard. */
function chrome(tag: string, className: string): HTMLElement {
  return element(tag, { class: className, contenteditable: 'false', 'data-chrome': '' });
}

function element(tag: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function setOrRemove(dom: HTMLElement, name: string, value: unknown): void {
  if (typeof value === 'string') dom.setAttribute(name, value);
  else dom.removeAttribute(name);
}
