import { useState, type ReactNode } from 'react';
import { readRecoveryKey } from '../../../shared/domain/recovery-key.ts';
import { encryptionSentences, isEncryptionProblem } from '../../../shared/wording/word-encryption.ts';
import { isErrorData, partsOfError } from '../../../shared/wording/word-usual-error.ts';
import { TextField } from '../../ui/text-field.tsx';

export type RecoveryKeyFieldProps = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What the program said of it. */
  readonly problem?: string | null;
  readonly autoFocus?: boolean;
};

/** Where a recovery key is typed in. A group that was mistyped is named once the next one is begun, or the field is left. */
export function RecoveryKeyField({
  value,
  onChange,
  problem = null,
  autoFocus = false,
}: RecoveryKeyFieldProps): ReactNode {
  const [isLeft, setLeft] = useState(false);
  const own = problemOf(value, isLeft);
  return (
    <TextField
      label="Recovery key"
      description="Eight groups of five letters and digits. Capitals, spaces and dashes do not matter."
      value={value}
      errorMessage={own ?? problem}
      autoFocus={autoFocus}
      onBlur={() => setLeft(true)}
      onChange={(next) => {
        setLeft(false);
        onChange(next);
      }}
    />
  );
}

/** What is wrong with what was typed so far; null: nothing yet. */
function problemOf(value: string, isLeft: boolean): string | null {
  const reading = readRecoveryKey(value);
  if (reading.ok || value.trim() === '') return null;
  if (reading.code === 'recovery-key-length' && !isLeft) return null;
  const { whatHappened, whatNow } = encryptionSentences(
    reading.code,
    reading.code === 'recovery-key-mistyped' ? reading.group : undefined,
  );
  return `${whatHappened} ${whatNow}`;
}

/** What an answer says of the key itself, for beside its field; null: it says something else, or nothing. */
export function wordKeyProblem(error: unknown): string | null {
  const { code, data } = partsOfError(error);
  if (code !== 'encryption-refused' || !isErrorData(data) || !isEncryptionProblem(data['code'])) return null;
  if (!data['code'].startsWith('recovery-key')) return null;
  const group = typeof data['group'] === 'number' ? data['group'] : undefined;
  const { whatHappened, whatNow } = encryptionSentences(data['code'], group);
  return `${whatHappened} ${whatNow}`;
}
