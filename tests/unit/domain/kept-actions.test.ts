import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  actionEvents,
  actionLifecycle,
  checkStepWords,
  checkSuperseding,
  checkWithdrawal,
  isClosed,
  type ActionEvent,
  type ActionStatus,
} from '../../../shared/domain/actions.ts';
import {
  areNotesOut,
  isListed,
  isTakenFromThePublic,
  keptRow,
  listedWords,
  rowOfBlock,
  rowWithoutBlock,
  standsInNotes,
  supersededBy,
  type ActionRow,
} from '../../../shared/domain/kept-actions.ts';
import { step } from '../../../shared/domain/lifecycle.ts';
import { mattersArising, type Report, type SittingInOrder } from '../../../shared/domain/matters-arising.ts';
import { meetingAfterSignOff, meetingLifecycle, type MeetingState } from '../../../shared/domain/meeting.ts';

const block = (text: string, isRestricted = false) => ({ text, isRestricted });

describe('the words under which an action stays', () => {
  test('an action goes with its block while nobody else knows of it', () => {
    const typed = rowOfBlock(null, block('Send figures'), false);
    expect(isListed(typed, true)).toBe(true);
    expect(isListed(rowWithoutBlock(typed), true)).toBe(false);
    expect(isListed(rowWithoutBlock(keptRow(typed)), true)).toBe(true);
    expect(isListed(rowWithoutBlock(rowOfBlock(null, block('Send figures'), true)), true)).toBe(true);
  });

  test('of a withdrawn one they are taken from the public, unless they stand in notes', () => {
    expect(isTakenFromThePublic({ status: 'withdrawn' }, false)).toBe(true);
    expect(isTakenFromThePublic({ status: 'withdrawn' }, true)).toBe(false);
    expect(isTakenFromThePublic({ status: 'complete' }, false)).toBe(false);
  });

  test('a block without words promises nothing yet', () => {
    expect(rowOfBlock(null, block(''), true).keptWords).toBeNull();
  });

  test.each([
    [['Send fig', 'S', ''], 'Send figures'],
    [['figures', 'es', ''], 'Send figures'],
    [['Send', 'Send it', ''], 'Send it'],
    [['Send all the figures', ''], 'Send all the figures'],
    [['Sent figures'], 'Sent figures'],
  ])('after %j it stays as “%s”', (texts, words) => {
    const issued = keptRow(rowOfBlock(null, block('Send figures'), false));
    const last = texts.reduce<ActionRow>((row, text) => rowOfBlock(row, block(text), true), issued);
    expect(last.text).toBe(texts.at(-1));
    expect(rowWithoutBlock(last).text).toBe(words);
  });

  test('what was restricted of the words that are kept is so without a block to say it', () => {
    const whole = rowOfBlock(null, block('Send the figures of Heron', true), true);
    const cut = rowOfBlock(whole, block('Send the figures'), true);
    expect(listedWords(cut, true)).toEqual({ text: 'Send the figures', mayBeRestricted: false });
    const gone = listedWords(rowWithoutBlock(cut), true);
    expect(gone).toEqual({ text: 'Send the figures of Heron', mayBeRestricted: true });
    const told = rowOfBlock(whole, block('Send the figures of Heron', false), true);
    expect(listedWords(rowWithoutBlock(told), true).mayBeRestricted).toBe(false);
  });
});

// What can happen to the notes of a body over the years. Numbers choose among what there is; a deed that a rule refuses
// changes nothing. Every decision below is one of shared/domain; what is kept between them is what the store keeps.

const deeds = [
  ...([
    'arrange',
    'wait',
    'meeting-step',
    'meeting-step',
    'sign-off',
    'remove-item',
    'restore-item',
  ] as const),
  ...(['type', 'type', 'type-on', 'rub-out', 'rub-out', 'delete-block', 'delete-block'] as const),
  ...(['cut-to-other', 'undo', 'version', 'step', 'step', 'step', 'update'] as const),
  ...(['supersede', 'supersede', 'withdraw', 'withdraw'] as const),
];
type Deed = { readonly deed: (typeof deeds)[number]; readonly a: number; readonly b: number };

const histories = fc
  .array(fc.record({ deed: fc.constantFrom(...deeds), a: fc.nat(400), b: fc.nat(400) }), {
    minLength: 12,
    maxLength: 45,
    size: 'max',
  })
  .map((chosen): readonly Deed[] => [
    { deed: 'arrange', a: 0, b: 0 },
    { deed: 'arrange', a: 90, b: 0 },
    { deed: 'type', a: 0, b: 0 },
    ...chosen,
  ]);

type Block = { readonly id: string; readonly text: string };
type Item = {
  readonly meetingId: string;
  isOnAgenda: boolean;
  body: readonly Block[];
  before: (readonly Block[])[];
};
type Action = ActionRow & {
  readonly id: string;
  readonly meetingId: string;
  readonly item: Item;
  readonly status: ActionStatus;
  readonly history: readonly (Report & { readonly words: string; readonly supersededById: string | null })[];
};
type Sitting = SittingInOrder & { state: MeetingState };

const dayOf = (days: number): string =>
  new Date(Date.UTC(2020, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);

class Years {
  readonly sittings: Sitting[] = [];
  readonly items: Item[] = [];
  readonly actions = new Map<string, Action>();
  /** What somebody beside the clerk knows of, written down without a look at the rules. */
  readonly known = new Set<string>();
  /** Of these, those that have had words since. */
  readonly worded = new Set<string>();
  today = 0;
  private blocks = 0;

  do({ deed, a, b }: Deed): void {
    const pick = <One>(list: readonly One[], by = a): One | undefined => list[by % Math.max(1, list.length)];
    const item = pick(this.items);
    const open = item && item.isOnAgenda && this.stateOf(item.meetingId) !== 'agreed' ? item : undefined;
    const worked = pick(this.listed());
    switch (deed) {
      case 'arrange': {
        const id = `m${this.sittings.length}`;
        this.sittings.push({ id, date: dayOf(this.today + a), startTime: null, state: 'planning' });
        for (let each = 0; each < 2; each += 1) {
          this.items.push({ meetingId: id, isOnAgenda: true, body: [], before: [] });
        }
        return;
      }
      case 'wait':
        this.today += 1 + (a % 120);
        return;
      case 'meeting-step': {
        const sitting = pick(this.sittings);
        const events = ['issue-agenda', 'hold', 'issue-draft-notes', 'withdraw-draft-notes'] as const;
        // Mostly on, seldom back.
        const event =
          b < 40
            ? 'withdraw-draft-notes'
            : events.find((each) => sitting && meetingLifecycle[sitting.state][each]);
        const ruling = sitting && event ? step(meetingLifecycle, sitting.state, event) : null;
        if (!sitting || !event || !ruling?.ok) return;
        sitting.state = ruling.value;
        if (event === 'issue-draft-notes')
          this.tell(this.standing(sitting.id).filter(({ text }) => text !== ''));
        if (event !== 'hold' && event !== 'withdraw-draft-notes') this.tell(this.arisingAt(sitting.id));
        return;
      }
      case 'sign-off': {
        const sitting = pick(this.sittings);
        const ruling = sitting && meetingAfterSignOff(sitting.state);
        if (!sitting || !ruling?.ok) return;
        this.tell(this.arisingAt(sitting.id));
        sitting.state = ruling.value;
        return;
      }
      case 'remove-item':
        if (!open) return;
        this.tell(this.standing(open.meetingId).filter((each) => each.item === open && each.text !== ''));
        open.isOnAgenda = false;
        return;
      case 'restore-item':
        if (!item || item.isOnAgenda || this.stateOf(item.meetingId) === 'agreed') return;
        item.isOnAgenda = true;
        for (const action of this.standing(item.meetingId))
          if (action.item === item) this.reopenReturned(action);
        return;
      case 'type': {
        if (!open) return;
        this.blocks += 1;
        const made = { id: `b${this.blocks}`, text: `Send the figures ${this.blocks}` };
        this.save(open, [...open.body, made]);
        return;
      }
      case 'type-on':
      case 'rub-out': {
        const chosen = open && pick(open.body, b);
        if (!open || !chosen) return;
        const text = deed === 'type-on' ? `${chosen.text} soon` : chosen.text.slice(0, (b % 4) * 6);
        this.save(
          open,
          open.body.map((each) => (each === chosen ? { ...each, text } : each)),
        );
        return;
      }
      case 'delete-block':
        if (open)
          this.save(
            open,
            open.body.filter((each) => each !== pick(open.body, b)),
          );
        return;
      case 'cut-to-other': {
        const chosen = open && pick(open.body, b);
        const other = this.items.find(
          (each) => each !== open && each.meetingId === open?.meetingId && each.isOnAgenda,
        );
        if (!open || !chosen || !other) return;
        this.save(
          open,
          open.body.filter((each) => each !== chosen),
        );
        this.save(other, [...other.body, chosen]);
        return;
      }
      case 'undo': {
        const before = open?.before.pop();
        if (open && before) this.save(open, before, false);
        return;
      }
      case 'version': {
        const version = open && pick(open.before, b);
        if (open && version) this.save(open, version);
        return;
      }
      case 'step':
        if (worked)
          this.step(worked, pick(actionEvents, b) ?? 'start', b % 5 === 0 ? '' : 'The letter', null);
        return;
      case 'supersede':
        if (worked) this.step(worked, 'supersede', 'One letter for both', pick(this.listed(), b) ?? null);
        return;
      case 'withdraw':
        if (worked) this.step(worked, 'withdraw', b % 5 === 0 ? ' ' : 'Noted by mistake', null);
        return;
      case 'update':
        if (worked) this.report(worked, { event: 'update', words: 'Asked again', supersededById: null });
    }
  }

  listed(): readonly Action[] {
    return [...this.actions.values()].filter((action) => isListed(action, action.item.isOnAgenda));
  }

  /** What the agenda of a meeting lists, as the services ask for it. */
  arisingAt(meetingId: string): readonly Action[] {
    return mattersArising(meetingId, this.sittings, this.listed()).map(({ action }) => action);
  }

  isStanding(action: Action): boolean {
    return standsInNotes(action, action.item.isOnAgenda);
  }

  private standing(meetingId: string): readonly Action[] {
    return this.listed().filter((each) => each.meetingId === meetingId && this.isStanding(each));
  }

  private stateOf(meetingId: string): MeetingState {
    return this.sittings.find(({ id }) => id === meetingId)?.state ?? 'planning';
  }

  private tell(actions: readonly Action[]): void {
    for (const action of actions) {
      this.known.add(action.id);
      if (action.text !== '') this.worded.add(action.id);
      this.actions.set(action.id, keptRow(action));
    }
  }

  private save(item: Item, body: readonly Block[], isUndoable = true): void {
    const areOut = areNotesOut(this.stateOf(item.meetingId));
    // A copy of an action that stands elsewhere in the notes is another action, as in the core.
    const own = body.filter(({ id }) => {
      const action = this.actions.get(id);
      return action === undefined || action.item === item || !action.isInNotes;
    });
    if (isUndoable) item.before.push(item.body);
    item.body = own;
    for (const { id, text } of own) {
      const known = this.actions.get(id) ?? null;
      const made = { id, meetingId: item.meetingId, status: 'open' as const, history: [] };
      const row = rowOfBlock(known, block(text), areOut);
      this.actions.set(id, { ...(known ?? made), item, ...row });
      if (areOut && text !== '') this.known.add(id);
      if (this.known.has(id) && text !== '') this.worded.add(id);
      const now = this.actions.get(id);
      if (known && !known.isInNotes && now) this.reopenReturned(now);
    }
    const ids = new Set(own.map(({ id }) => id));
    for (const action of this.actions.values()) {
      if (action.item !== item || !action.isInNotes || ids.has(action.id)) continue;
      this.actions.set(action.id, rowWithoutBlock(action));
    }
  }

  private reopenReturned(action: Action): void {
    if (action.status === 'withdrawn') this.step(action, 'reopen', 'It is back in the notes.', null);
  }

  private step(action: Action, event: ActionEvent, words: string, by: Action | null): void {
    const ruling = step(actionLifecycle, action.status, event);
    if (!ruling.ok || !checkStepWords(event, words).ok) return;
    if (by && !checkSuperseding(action, by).ok) return;
    if (event === 'withdraw' && !checkWithdrawal({ id: action.id, isInNotes: this.isStanding(action) }).ok)
      return;
    if (by) this.tell([by]);
    this.report(action, { event, words, supersededById: by?.id ?? null }, ruling.value);
    if (event !== 'withdraw') return;
    for (const each of supersededBy(action.id, [...this.actions.values()])) {
      this.report(each, { event: 'reopen', words, supersededById: null }, 'open');
    }
  }

  private report(
    action: Action,
    said: Pick<Action['history'][number], 'event' | 'words' | 'supersededById'>,
    status = action.status,
  ): void {
    this.tell([action]);
    const now = this.actions.get(action.id);
    if (!now) return;
    const history = [...now.history, { ...said, day: dayOf(this.today), meetingId: null }];
    this.actions.set(action.id, { ...now, status, history });
  }
}

function chainOf(action: Action, years: Years): readonly ActionStatus[] {
  const chain: Action[] = [action];
  for (;;) {
    const last = chain.at(-1);
    const by =
      last?.status === 'superseded' ? last.history.findLast(({ event }) => event === 'supersede') : undefined;
    const next = by?.supersededById == null ? undefined : years.actions.get(by.supersededById);
    if (!next) return chain.map(({ status }) => status);
    if (chain.includes(next)) throw new Error('a circle');
    chain.push(next);
  }
}

test('over ten thousand random histories no promise that others know of is lost', () => {
  const seen: Record<string, number> = {};
  const count = (what: string): void => void (seen[what] = (seen[what] ?? 0) + 1);
  fc.assert(
    fc.property(histories, (history) => {
      const years = new Years();
      for (const deed of history) years.do(deed);
      const lastDay =
        years.sittings
          .map(({ date }) => date)
          .toSorted()
          .at(-1) ?? '';
      const nextDay = lastDay > dayOf(years.today) ? lastDay : dayOf(years.today);
      const sittings = [...years.sittings, { id: 'next', date: nextDay, startTime: '23:59' }];
      const agenda = mattersArising('next', sittings, years.listed());
      for (const action of years.actions.values()) {
        const entry = agenda.find((each) => each.action.id === action.id);
        if (!years.known.has(action.id) && !years.isStanding(action)) {
          count('typed and deleted');
          expect(entry).toBeUndefined();
          continue;
        }
        count(`${action.status}${years.isStanding(action) ? '' : ' without a block'}`);
        if (!isClosed(action.status)) {
          expect(entry).toMatchObject({ status: action.status });
          if (years.worded.has(action.id) && !years.isStanding(action)) {
            expect(listedWords(action, action.item.isOnAgenda).text).not.toBe('');
          }
          continue;
        }
        const closed = action.history.findLast(({ event }) =>
          ['complete', 'supersede', 'withdraw'].includes(event),
        );
        expect(closed?.words.trim()).not.toBe('');
        if (action.status === 'withdrawn') expect(years.isStanding(action)).toBe(false);
        const [, ...successors] = chainOf(action, years);
        if (successors.length > 0) count('in a chain');
        expect(successors).not.toContain('withdrawn');
      }
    }),
    { numRuns: 10_000 },
  );
  for (const what of [
    'open',
    'open without a block',
    'withdrawn without a block',
    'typed and deleted',
    'in a chain',
  ]) {
    expect(seen[what] ?? 0, what).toBeGreaterThan(500);
  }
}, 60_000);
