import { buildOrExit } from '../../scripts/build.ts';
import { makeEmptyDatabase } from './empty-database.ts';

/**
 * What is made once for all suites: the built hosts, so that tests start what people start, from the sources as they are;
 * and a database without anything in it.
 */
export async function setup(): Promise<() => void> {
  await buildOrExit(['hosts']);
  return makeEmptyDatabase();
}
