import {
  usualHouseStyle,
  type HouseStyle,
  type HouseStyleListing,
} from '../../../shared/contract/house-style.ts';
import type { ReadHandle } from '../store/handles.ts';
import { findBody, listBodies } from '../store/repositories/bodies.ts';
import { findHouseStyle, listHouseStyles } from '../word/house-style.ts';
import { WordNotWritten } from '../word/word-not-written.ts';
import { found as foundThing, ruleViolated } from './failures.ts';
import { requireMeeting } from './meeting-records.ts';
import type { Program } from './program.ts';

type Places = Pick<Program, 'resourcesFolder' | 'dataFolder'>;

export function allHouseStyles(program: Places): HouseStyleListing[] {
  return [...listHouseStyles(program)];
}

/** One to make a file in. It is never replaced by another: one that is gone or faulty is refused. */
export function requireHouseStyle(program: Places, id: string): HouseStyle {
  const found = findHouseStyle(program, id);
  if (found.ok) return found.houseStyle;
  const { code, place } = found.fault;
  throw ruleViolated('house-style-faulty', { houseStyle: id, fault: code, place });
}

export function styleOfMeeting(program: Places, read: ReadHandle, meetingId: string): HouseStyle {
  const { bodyId } = requireMeeting(read, meetingId);
  return requireHouseStyle(program, foundThing(findBody(read, bodyId), 'body').houseStyle);
}

/** That of bodies that have the same one, else the usual one: what goes out for several is in the style of none. */
export function styleOfBodies(program: Places, read: ReadHandle, names: ReadonlySet<string>): HouseStyle {
  const chosen = new Set(
    listBodies(read).flatMap(({ name, houseStyle }) => (names.has(name) ? [houseStyle] : [])),
  );
  const [only = usualHouseStyle, ...others] = chosen;
  return requireHouseStyle(program, others.length === 0 ? only : usualHouseStyle);
}

/** The one for what belongs to no body. Throws `WordNotWritten` where it did not come with the program as it should. */
export function usualStyle(program: Places): HouseStyle {
  const found = findHouseStyle(program, usualHouseStyle);
  if (found.ok) return found.houseStyle;
  throw new WordNotWritten('house-style-invalid', `${found.fault.code} ${found.fault.place}`);
}
