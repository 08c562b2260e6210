import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import { errorCodeOf } from '../../app/field-problems.ts';
import { queryClient } from '../../app/query-client.ts';
import { reportSaveState } from '../../app/save-state.ts';
import { client, operations } from '../../platform/client.ts';
import { applyAgendaCommand, type AgendaCommand, type ItemChanges } from './apply-agenda-command.ts';
import { wordProblem } from '../../app/word-problem.ts';

// One agenda's changes on their way to the core: shown at once, sent one after the other, kept until they are answered.
// The desk outlives the screen, so that leaving the screen loses nothing.

/** What was typed into a field and cannot be saved as it is: kept, with the sentence about it. */
export type HeldText = { readonly text: string; readonly problem: string };

/** A change that somebody else's got in the way of. */
export type Clash = { readonly id: string; readonly mine: ItemChanges; readonly theirs: ItemChanges };

export type DeskView = {
  readonly pending: readonly AgendaCommand[];
  readonly held: ReadonlyMap<string, HeldText>;
  readonly clash: Clash | null;
  /** What takes the last moves and deletions back, each done as a whole, the latest last. */
  readonly undoable: readonly (readonly AgendaCommand[])[];
};

type Waiting = {
  readonly command: AgendaCommand;
  readonly answered: () => void;
  readonly refused: (error: unknown) => void;
};

const retryAfter = 2000;

export class AgendaDesk {
  readonly #meetingId: string;
  readonly #listeners = new Set<() => void>();
  readonly #expected = new Set<string>();
  /** Items that stopped being reports only because they became sub-items. */
  readonly formerReports = new Set<string>();
  #clashes: readonly Clash[] = [];
  #queue: readonly Waiting[] = [];
  #isSending = false;
  #view: DeskView = { pending: [], held: new Map(), clash: null, undoable: [] };

  constructor(meetingId: string) {
    this.#meetingId = meetingId;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): DeskView => this.#view;

  /** Does a command. Settles when the core has answered; what it refuses is thrown and taken off the screen. */
  do(command: AgendaCommand): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#queue = [...this.#queue, { command, answered: resolve, refused: reject }];
      this.#show({ pending: this.#queue.map((waiting) => waiting.command) });
      if (!this.#isSending) void this.#send();
    });
  }

  /** Keeps text that cannot be saved (null: it can again). `field` is unique on the agenda. */
  hold(field: string, held: HeldText | null): void {
    if (held === null && !this.#view.held.has(field)) return;
    const next = new Map(this.#view.held);
    if (held === null) next.delete(field);
    else next.set(field, held);
    this.#show({ held: next });
    if (!this.#isSending) this.#reportRest();
  }

  /** Says that something is typed into a field that is about to be saved: until then it is not. */
  expect(field: string, isExpected: boolean): void {
    if (this.#expected.has(field) === isExpected) return;
    if (isExpected) this.#expected.add(field);
    else this.#expected.delete(field);
    if (!this.#isSending) this.#reportRest();
  }

  remember(...inverse: readonly AgendaCommand[]): void {
    this.#show({ undoable: [...this.#view.undoable, inverse].slice(-50) });
  }

  /** The commands that take the latest one back, once. */
  takeUndo(): readonly AgendaCommand[] | undefined {
    const { undoable } = this.#view;
    this.#show({ undoable: undoable.slice(0, -1) });
    return undoable.at(-1);
  }

  settleClash(): void {
    this.#showClashes(this.#clashes.slice(1));
    if (!this.#isSending) this.#reportRest();
  }

  async #send(): Promise<void> {
    this.#isSending = true;
    this.#report({ kind: 'saving' });
    for (let next = this.#queue[0]; next !== undefined; next = this.#queue[0]) {
      try {
        await this.#perform(next.command);
        this.#drop(next);
        next.answered();
      } catch (error) {
        if (isPassing(error)) {
          const { whatHappened, whatNow } = wordProblem(error);
          this.#report({ kind: 'not-saved', why: whatHappened, whatNow, isRetrying: true });
          await new Promise((resolve) => setTimeout(resolve, retryAfter));
        } else {
          this.#drop(next);
          this.#holdRefused(next.command, error);
          next.refused(error);
          this.#readAgain().catch(() => undefined);
        }
      }
    }
    this.#isSending = false;
    this.#reportRest();
  }

  async #perform(command: AgendaCommand): Promise<void> {
    const meetingId = this.#meetingId;
    switch (command.command) {
      case 'add': {
        const { id, target, kind, title } = command;
        this.#keep(await client.agenda.add({ meetingId, id, ...target, kind, title }));
        return;
      }
      case 'update':
        await this.#update(command);
        return;
      case 'move':
        this.#keep(
          await this.#onLatest(command.id, (item) =>
            client.agenda.move({ id: item.id, revision: item.revision, ...command.target }),
          ),
        );
        return;
      case 'remove': {
        const item = await this.#latest(command.id);
        if (item) {
          await client.agenda.remove({
            id: item.id,
            revision: item.revision,
            evenWithText: command.evenWithText,
          });
        }
        this.#keepAll((items) =>
          items.filter((each) => each.id !== command.id && each.parentId !== command.id),
        );
        return;
      }
      case 'restore':
        await client.agenda.restore({ id: command.id });
        await this.#readAgain();
        return;
    }
  }

  // Words that the core refused stay in their field, with the reason.
  #holdRefused(command: AgendaCommand, error: unknown): void {
    if (command.command !== 'update') return;
    const problem = wordProblem(error).whatHappened;
    for (const [field, text] of Object.entries(command.changes)) {
      if (typeof text === 'string' && text !== '') this.hold(heldKey(command.id, field), { text, problem });
    }
  }

  // Another window may have changed the item since. Where it changed other fields, both changes stand; where it
  // changed the same field, nobody's words are written over: the person is asked.
  async #update({ id, changes, before }: Extract<AgendaCommand, { command: 'update' }>): Promise<void> {
    const save = (item: AgendaItem) =>
      client.agenda.update({ ...editable(item), ...changes, id: item.id, revision: item.revision });
    const item = await this.#latest(id);
    if (!item) return;
    const fields = Object.keys(changes) as (keyof ItemChanges)[];
    const clashesWith = (current: AgendaItem): boolean =>
      fields.some(
        (field) => !isSame(current[field], before[field]) && !isSame(current[field], changes[field]),
      );
    const ask = (current: AgendaItem): void =>
      this.#showClashes([...this.#clashes, { id, mine: changes, theirs: pick(current, fields) }]);
    if (clashesWith(item)) return ask(item);
    try {
      this.#keep(await save(item));
    } catch (error) {
      if (errorCodeOf(error) !== 'conflict') throw error;
      const current = await this.#latest(id, true);
      if (!current) throw error;
      if (clashesWith(current)) return ask(current);
      this.#keep(await save(current));
    }
  }

  async #onLatest(id: string, perform: (item: AgendaItem) => Promise<AgendaItem>): Promise<AgendaItem> {
    const item = await this.#latest(id);
    try {
      if (item) return await perform(item);
    } catch (error) {
      if (errorCodeOf(error) !== 'conflict') throw error;
    }
    const current = await this.#latest(id, true);
    if (!current)
      throw Object.assign(new Error('gone'), { code: 'not-found', data: { what: 'agenda-item' } });
    return perform(current);
  }

  async #latest(id: string, isFresh = false): Promise<AgendaItem | undefined> {
    // A list that no screen has shown for minutes is forgotten; a change that still waits needs it.
    const isKnown = queryClient.getQueryData(this.#query.queryKey) !== undefined;
    if (isFresh || !isKnown) await this.#readAgain();
    return queryClient.getQueryData(this.#query.queryKey)?.find((item) => item.id === id);
  }

  #keep(item: AgendaItem): void {
    this.#keepAll((items) =>
      items.some((each) => each.id === item.id)
        ? items.map((each) => (each.id === item.id && each.revision <= item.revision ? item : each))
        : [...items, item],
    );
  }

  #keepAll(change: (items: readonly AgendaItem[]) => AgendaItem[]): void {
    queryClient.setQueryData(this.#query.queryKey, (items) => (items ? change(items) : items));
  }

  get #query() {
    return operations.agenda.list.queryOptions({ input: { meetingId: this.#meetingId } });
  }

  async #readAgain(): Promise<void> {
    await queryClient.fetchQuery({ ...this.#query, staleTime: 0 });
  }

  #drop(done: Waiting): void {
    this.#queue = this.#queue.filter((waiting) => waiting !== done);
    this.#show({ pending: this.#queue.map((waiting) => waiting.command) });
  }

  #show(change: Partial<DeskView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }

  #showClashes(clashes: readonly Clash[]): void {
    this.#clashes = clashes;
    this.#show({ clash: clashes[0] ?? null });
  }

  #reportRest(): void {
    if (this.#view.clash !== null) {
      this.#report({
        kind: 'not-saved',
        why: 'An agenda item was changed in another window.',
        whatNow: 'Choose on the agenda which text stays.',
        isRetrying: false,
      });
      return;
    }
    const [held] = this.#view.held.values();
    if (held === undefined) {
      this.#report(this.#expected.size > 0 ? { kind: 'saving' } : { kind: 'saved', at: new Date() });
    } else {
      this.#report({
        kind: 'not-saved',
        why: held.problem,
        whatNow: 'Correct the field that is marked on the agenda.',
        isRetrying: false,
      });
    }
  }

  #report(state: Parameters<typeof reportSaveState>[1]): void {
    reportSaveState(`agenda ${this.#meetingId}`, state);
  }
}

/** The name under which a field's text is held. */
export function heldKey(itemId: string, field: string): string {
  return `${itemId} ${field}`;
}

const desks = new Map<string, AgendaDesk>();

export function deskOf(meetingId: string): AgendaDesk {
  const desk = desks.get(meetingId) ?? new AgendaDesk(meetingId);
  desks.set(meetingId, desk);
  return desk;
}

export function withPending(
  items: readonly AgendaItem[],
  pending: readonly AgendaCommand[],
  meetingId: string,
): readonly AgendaItem[] {
  return pending.reduce((agenda, command) => applyAgendaCommand(agenda, command, meetingId), items);
}

// What may be over by itself: a host that does not answer, a full disk, a locked file. What was meant for other data
// never is, and stays to be read until the person loads the page again.
function isPassing(error: unknown): boolean {
  const code = errorCodeOf(error);
  return code === null || ['storage-failed', 'store-replaced', 'FORBIDDEN'].includes(code);
}

// The core takes the spaces around a title off.
function isSame(one: ItemChanges[keyof ItemChanges], other: ItemChanges[keyof ItemChanges]): boolean {
  return String(one ?? '').trim() === String(other ?? '').trim();
}

function editable(item: AgendaItem): Required<ItemChanges> {
  const { kind, title, leadId, organisationId, minutes, reportTitle, reportHref, chairNotes } = item;
  const { restrictedReason } = item;
  return {
    kind,
    title,
    leadId,
    organisationId,
    minutes,
    reportTitle,
    reportHref,
    chairNotes,
    restrictedReason,
  };
}

function pick(item: AgendaItem, fields: readonly (keyof ItemChanges)[]): ItemChanges {
  return Object.fromEntries(fields.map((field) => [field, item[field]]));
}
