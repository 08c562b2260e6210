import { wordUsualError, type Explanation } from '../../shared/wording/word-usual-error.ts';
import { later } from '../ui/later.tsx';

// Deeds are refused on screens that are there later; so are the words for that, a third of all that could be said.
const everyError = later(async () => (await import('./word-every-problem.ts')).wordEveryProblem);

/** Explains whatever went wrong. */
export function wordProblem(error: unknown): Explanation {
  return (everyError.now() ?? wordUsualError)(error);
}

/** Calls once there are words for everything. */
export function onEveryWord(listener: () => void): void {
  everyError.onHere(listener);
}
