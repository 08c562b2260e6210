import { bringBackMissing } from './kept-house-styles.ts';
import { takeWaitingTemplate } from './organisation-template.ts';
import type { Program } from './program.ts';

/** What is done once the data are open: as the program starts, or when they are unlocked. No fault of it closes them. */
export async function storeOpened(program: Program): Promise<void> {
  const { store, log } = program;
  if (store.state !== 'open') return;
  await bringBackMissing(program).catch((error: unknown) => log.fault('bringing back house styles', error));
  // Nobody who unlocks the data waits for a template to be read.
  void takeWaitingTemplate(program).catch((error: unknown) => log.fault('template', error));
}
