import { setImmediate as nextTurn } from 'node:timers/promises';
import { versionsToThin } from '../../../shared/domain/thin-versions.ts';
import {
  deleteVersion,
  listSectionsWithVersions,
  listVersions,
  newestDayOfUse,
} from '../store/repositories/section-versions.ts';
import { findSection } from '../store/repositories/sections.ts';
import { storageProblemOf } from '../store/storage-problem.ts';
import type { Program } from './program.ts';

// Few enough that a save that comes in between waits for a millisecond or two.
const mostAtOnce = 40;

/**
 * Thins the versions of every section, a few in a transaction, and lets what waits go first. Answers with how many went.
 * Where the store cannot be written to, or is closed meanwhile, the rest waits for the next time.
 */
export async function thinHistory(program: Pick<Program, 'store' | 'session'>): Promise<number> {
  const { store } = program;
  let thinned = 0;
  try {
    for (const sectionId of store.read(listSectionsWithVersions)) {
      for (;;) {
        await nextTurn();
        const gone = store.write((read, write) => {
          const current = findSection(read, sectionId)?.sha256;
          const versions = listVersions(read, sectionId);
          // A text that was set aside is kept for ever, and is no later state of the section's own.
          const own = versions.filter(({ cause }) => cause !== 'set-aside');
          const newest = own.at(-1)?.sequence;
          const ageing = own.map(({ sequence, day, at, session, keptFor, sha256 }) => ({
            sequence,
            day,
            at,
            session,
            isKept: keptFor !== null,
            isCurrent: sequence === newest || sha256 === current,
          }));
          const due = versionsToThin(ageing, { day: newestDayOfUse(read), session: program.session });
          const now = due.slice(0, mostAtOnce);
          for (const sequence of now) deleteVersion(write, sequence);
          return { count: now.length, isDone: now.length === due.length };
        });
        thinned += gone.count;
        if (gone.isDone) break;
      }
    }
  } catch (error) {
    if (storageProblemOf(error) === null) throw error;
  }
  return thinned;
}
