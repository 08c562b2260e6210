import type { Page, Request } from '@playwright/test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Body } from '../../shared/document/body.ts';
import { linesOf, type StoredText } from './program-page.ts';
import type { Random } from './seeded-random.ts';

/** A key that changed the text: what it added to which section, and when it went down. */
type TypedKey = { readonly at: number; readonly sectionId: string; readonly end: number };

const betweenKeys = 100;

/** Someone who types the notes of a meeting, ten keys a second, and remembers every key. */
export class ScriptedPerson {
  readonly #page: Page;
  readonly #random: Random;
  readonly #sections: readonly StoredText[];
  readonly #typed = new Map<string, string>();
  readonly #acknowledged = new Map<string, string>();
  readonly #keys: TypedKey[] = [];
  readonly #answered: Promise<void>[] = [];
  #current: number;
  #isInAction: boolean;
  #word = '';
  #isStopped = false;
  #onNewBlock: (() => void) | null = null;

  /** The page shows the notes with the caret at the end of the section `current`. */
  constructor(page: Page, random: Random, sections: readonly StoredText[], current: number) {
    this.#page = page;
    this.#random = random;
    this.#sections = sections;
    this.#current = current;
    for (const { sectionId, text } of sections) this.#typed.set(sectionId, text);
    this.#isInAction = sections[current]?.lastBlock === 'action';
    page.on('requestfinished', (request) => this.#answered.push(this.#note(request)));
  }

  async #note(request: Request): Promise<void> {
    if (!request.url().endsWith('/rpc/documents/saveSection')) return;
    const response = await request.response().catch(() => null);
    if (response?.status() !== 200) return;
    const { json } = request.postDataJSON() as { json: { id: string; body: Body } };
    this.#acknowledged.set(json.id, linesOf(json.body));
  }

  /** Types until `stop`. */
  async type(): Promise<void> {
    let due = Date.now();
    while (!this.#isStopped) {
      await delay(Math.max(0, due - Date.now()));
      due += betweenKeys;
      if (this.#isStopped) return;
      await this.#nextKey();
    }
  }

  stop(): void {
    this.#isStopped = true;
  }

  /** Begins a new line or action with the next key, and calls back in the moment it goes down. */
  beginBlock(isGoingDown: () => void): void {
    this.#onNewBlock = isGoingDown;
  }

  /** When the first key of all went down. */
  get firstKeyAt(): number | null {
    return this.#keys[0]?.at ?? null;
  }

  get keyCount(): number {
    return this.#keys.length;
  }

  /** All that was typed into a section, with what lay there before. */
  typedInto(sectionId: string): string {
    return this.#typed.get(sectionId) ?? '';
  }

  /** What the page had an answer for by now: text by section. */
  async acknowledged(): Promise<ReadonlyMap<string, string>> {
    await Promise.all(this.#answered);
    return this.#acknowledged;
  }

  /** When the first key went down that is not in these texts; null where all are. */
  firstMissing(texts: ReadonlyMap<string, string>): number | null {
    return this.#keys.find(({ sectionId, end }) => end > (texts.get(sectionId)?.length ?? 0))?.at ?? null;
  }

  async #nextKey(): Promise<void> {
    const text = this.#typed.get(this.#sectionId) ?? '';
    if (this.#onNewBlock) {
      const isGoingDown = this.#onNewBlock;
      this.#onNewBlock = null;
      isGoingDown();
      await this.#newBlock(text);
      return;
    }
    if (this.#word === '') {
      this.#word = `${this.#random.word()} `;
      if (this.#random.chance(0.1)) return this.#newBlock(text);
      if (this.#random.chance(0.07)) return this.#changeItem();
    }
    const key = this.#word.charAt(0);
    this.#word = this.#word.slice(1);
    await this.#press(key === ' ' ? 'Space' : key, key);
  }

  // An action that has no owner yet asks for one before the next is made: so the next line follows an action.
  async #newBlock(text: string): Promise<void> {
    const hasWords = /\S[^\n]*$/.test(text);
    if (!hasWords) return;
    const isAction = !this.#isInAction && this.#random.chance(0.5);
    this.#isInAction = isAction;
    await this.#press(isAction ? 'Control+Enter' : 'Enter', '\n');
  }

  async #changeItem(): Promise<void> {
    const isLast = this.#current === this.#sections.length - 1;
    const goesOn = !isLast && (this.#current === 0 || this.#random.chance(0.5));
    this.#current += goesOn ? 1 : -1;
    this.#isInAction = false;
    await this.#page.keyboard.press(goesOn ? 'Control+ArrowDown' : 'Control+ArrowUp');
    const text = this.typedInto(this.#sectionId);
    // Whatever block the text ends in, a new line after it is a paragraph.
    if (text !== '') await this.#press('Enter', '\n');
  }

  async #press(key: string, adds: string): Promise<void> {
    const sectionId = this.#sectionId;
    const text = this.typedInto(sectionId) + adds;
    this.#typed.set(sectionId, text);
    this.#keys.push({ at: Date.now(), sectionId, end: text.length });
    await this.#page.keyboard.press(key);
  }

  get #sectionId(): string {
    return this.#sections[this.#current]?.sectionId ?? '';
  }
}
