import type { DataFolderRefusalCode } from '../../shared/contract/errors.ts';
import type { RuleFacts } from '../../shared/domain/rulings.ts';

/** Why a data folder was not opened. Nothing in it was changed. */
export class DataFolderRefused extends Error {
  override readonly name = 'DataFolderRefused';
  readonly code: DataFolderRefusalCode;
  readonly facts: RuleFacts;
  constructor(code: DataFolderRefusalCode, facts: RuleFacts) {
    super(`data folder refused: ${code}`);
    this.code = code;
    this.facts = facts;
  }
}
