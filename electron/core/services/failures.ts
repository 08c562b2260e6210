import type {
  BackupFolderRefusalCode,
  BackupProblemCode,
  EncryptionProblemCode,
  FileProblem,
  StorageProblemCode,
  WordProblemCode,
} from '../../../shared/contract/errors.ts';
import type { Leak } from '../../../shared/domain/leaks.ts';
import type { RuleCode, RuleFacts, Ruling } from '../../../shared/domain/rulings.ts';
import { BackupFailed } from '../store/backup-failed.ts';
import { EncryptionRefused } from '../store/encryption-refused.ts';
import type { TemplateProblemCode } from '../../../shared/contract/template-reading.ts';
import { TemplateNotRead } from '../word/template/template-not-read.ts';
import { WordNotWritten } from '../word/word-not-written.ts';
import { storageProblemOf } from '../store/storage-problem.ts';

/** Why an operation did not happen: the typed errors of the contract, as the services say them. */
export type Failure =
  | { readonly code: 'not-found'; readonly data: { readonly what: string } }
  | { readonly code: 'conflict'; readonly data: { readonly currentRevision: number } }
  | { readonly code: 'rule-violated'; readonly data: { readonly code: RuleCode; readonly facts: RuleFacts } }
  | { readonly code: 'storage-failed'; readonly data: { readonly code: StorageProblemCode } }
  | {
      readonly code: 'word-file-failed';
      readonly data: { readonly code: WordProblemCode; readonly leak?: Leak };
    }
  | { readonly code: 'template-not-read'; readonly data: { readonly code: TemplateProblemCode } }
  | { readonly code: 'backup-failed'; readonly data: { readonly code: BackupProblemCode } }
  | { readonly code: 'backup-folder-refused'; readonly data: { readonly code: BackupFolderRefusalCode } }
  | {
      readonly code: 'encryption-refused';
      readonly data: { readonly code: EncryptionProblemCode; readonly group?: number };
    }
  | { readonly code: 'meeting-file-invalid'; readonly data: { readonly problems: readonly FileProblem[] } };

export class OperationFailed extends Error {
  override readonly name = 'OperationFailed';
  readonly failure: Failure;
  constructor(failure: Failure, cause?: Error) {
    super(failure.code, { cause });
    this.failure = failure;
  }
}

export function notFound(what: string): OperationFailed {
  return new OperationFailed({ code: 'not-found', data: { what } });
}

export function conflict(currentRevision: number): OperationFailed {
  return new OperationFailed({ code: 'conflict', data: { currentRevision } });
}

export function ruleViolated(code: RuleCode, facts: RuleFacts = {}): OperationFailed {
  return new OperationFailed({ code: 'rule-violated', data: { code, facts } });
}

export function meetingFileInvalid(problems: readonly FileProblem[]): OperationFailed {
  return new OperationFailed({ code: 'meeting-file-invalid', data: { problems } });
}

/** The value that a rule allows; throws what it refuses. */
export function allowed<Value>(ruling: Ruling<Value>): Value {
  if (!ruling.ok) throw ruleViolated(ruling.code, ruling.facts);
  return ruling.value;
}

/** The thing looked for; throws `not-found` where it is not there. */
export function found<Thing>(thing: Thing | null, what: string): Thing {
  if (thing === null) throw notFound(what);
  return thing;
}

/** Refuses a command that was based on another revision than the stored one. */
export function requireRevision(stored: { readonly revision: number }, revision: number): void {
  if (stored.revision !== revision) throw conflict(stored.revision);
}

/** Names a failure of the store or of the Word writer; everything else comes back as it was thrown. */
export function asFailure(error: unknown): unknown {
  if (error instanceof OperationFailed) return error;
  if (error instanceof WordNotWritten) {
    const { code, leak } = error;
    return new OperationFailed(
      { code: 'word-file-failed', data: leak === null ? { code } : { code, leak } },
      error,
    );
  }
  if (error instanceof TemplateNotRead) {
    const cause = error.code === 'reader-crashed' ? error : undefined;
    return new OperationFailed({ code: 'template-not-read', data: { code: error.code } }, cause);
  }
  if (error instanceof EncryptionRefused) {
    const { code, group } = error;
    const cause = code === 'not-verified' ? error : undefined;
    return new OperationFailed(
      { code: 'encryption-refused', data: group === undefined ? { code } : { code, group } },
      cause,
    );
  }
  if (error instanceof BackupFailed) {
    const cause = error.code === 'unknown' ? error : undefined;
    return new OperationFailed({ code: 'backup-failed', data: { code: error.code } }, cause);
  }
  const code = storageProblemOf(error);
  return code === null ? error : new OperationFailed({ code: 'storage-failed', data: { code } });
}
