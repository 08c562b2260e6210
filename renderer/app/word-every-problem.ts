import { coreLost, wordError } from '../../shared/wording/word-error.ts';
import { isConnectionLost, type Explanation } from '../../shared/wording/word-usual-error.ts';
import { platform } from '../platform/platform.ts';

/** Explains whatever went wrong, as it is where the program runs. */
export function wordEveryProblem(error: unknown): Explanation {
  return platform().kind === 'desktop' && isConnectionLost(error) ? coreLost : wordError(error);
}
