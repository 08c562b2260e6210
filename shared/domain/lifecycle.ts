import { allow, refuse, type Ruling } from './rulings.ts';

/** A lifecycle as a table `state -> event -> state`. Buttons, guards and tests are drawn from the same table. */
export type Lifecycle<State extends string, Event extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Event, State>>>>
>;

export function step<State extends string, Event extends string>(
  lifecycle: Lifecycle<State, Event>,
  state: State,
  event: Event,
): Ruling<State> {
  const next = lifecycle[state][event];
  return next === undefined ? refuse('step-not-allowed', { state, event }) : allow(next);
}

export function eventsFrom<State extends string, Event extends string>(
  lifecycle: Lifecycle<State, Event>,
  state: State,
): readonly Event[] {
  // Object.keys of a typed table loses its key type; the table's type is the truth here.
  return Object.keys(lifecycle[state]) as Event[];
}
