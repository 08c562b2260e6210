import { useState } from 'react';
import { formProblems, noProblems, type FormProblems } from './field-problems.ts';

export type Saving = {
  readonly problems: FormProblems;
  readonly isPending: boolean;
  /** Does what a form is for, once at a time. What it is refused with stands in `problems`. */
  readonly run: (work: () => Promise<void>) => Promise<void>;
  readonly setProblems: (problems: FormProblems) => void;
};

/** How the saving of a form stands. */
export function useSaving(): Saving {
  const [problems, setProblems] = useState(noProblems);
  const [isPending, setPending] = useState(false);
  const run = async (work: () => Promise<void>): Promise<void> => {
    if (isPending) return;
    setPending(true);
    setProblems(noProblems);
    try {
      await work();
    } catch (error) {
      setProblems(formProblems(error));
    } finally {
      setPending(false);
    }
  };
  return { problems, isPending, run, setProblems };
}
