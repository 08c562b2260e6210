import { buildOrExit } from '../../scripts/build.ts';

/** Before the suites: the hosts that tests start are the bundles that people start, built from the sources as they are. */
export async function setup(): Promise<void> {
  await buildOrExit(['hosts']);
}
