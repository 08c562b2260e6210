// What to do when other data have taken the place of the ones that this page has read.

let isOurs = false;

/**
 * Runs an operation that puts other data in place. This page does not begin anew meanwhile, so that it can say what came
 * of it; call `beginAnew` once the person has read it.
 */
export async function replacingStore<Answer>(operation: () => Promise<Answer>): Promise<Answer> {
  isOurs = true;
  try {
    return await operation();
  } catch (error) {
    isOurs = false;
    throw error;
  }
}

/** Reads everything again, from the first screen on. */
export function beginAnew(): void {
  window.location.reload();
}

/** Another window, or another program, has put other data in place. */
export function storeWasReplaced(): void {
  if (!isOurs) beginAnew();
}
