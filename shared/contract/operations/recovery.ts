import { z } from 'zod';
import { lockReasons } from '../entities/encryption.ts';
import { exportedFile } from '../exported-file.ts';
import { operation } from './operation.ts';

export const recoveryOperations = {
  /**
   * Whether the data could be opened. While they are `damaged` or `locked`, only `backups`, `recovery` and
   * `encryption.unlock` answer. `lineage` names the data until others are put in their place (`lineageHeader`).
   */
  status: operation.output(
    z.object({
      state: z.enum(['open', 'damaged', 'locked']),
      lockReason: z.enum(lockReasons).nullable(),
      /**
       * Of `damaged` data: the key that is here opens nothing of them. It is the key of others, and theirs opens them by
       * `encryption.unlock`, or they are damaged from end to end.
       */
      isOfOtherKey: z.boolean(),
      /**
       * Of `damaged` data: they were not opened, because their tables, or what is beside them, are not as the program
       * makes them. Another program changed them, another file lies in their place, or a bit was flipped there.
       */
      isForeign: z.boolean(),
      /** Under which a page hides words beside itself: 32 bytes in base64; null: not encrypted, or locked. */
      heldWordsKey: z.base64().nullable(),
      /** Those from before in this run of the program, the last one first; none while the data are locked. */
      formerHeldWordsKeys: z.array(z.base64()),
      lineage: z.string(),
      dataFolder: z.string(),
      programVersion: z.string(),
    }),
  ),
  /** Moves every row that can be read into a new store and opens it. The damaged files are set aside. */
  salvage: operation.output(
    z.object({
      setAside: z.string(),
      /** What came over, and what is known to be missing. */
      tables: z.array(z.object({ name: z.string(), saved: z.int(), lost: z.int() })),
    }),
  ),
  /** Whatever can be read, as a Word file and as JSON, without changing anything. */
  exportReadable: operation.output(z.object({ files: z.array(exportedFile) })),
};
