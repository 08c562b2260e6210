import type { ReactNode } from 'react';
import type { PolicyAnswer } from '../../../shared/contract/policy.ts';
import {
  markingLevels,
  restrictedInPublicWays,
  type ExportPolicy,
  type RestrictedInPublic,
} from '../../../shared/domain/markings.ts';
import { markingLevelNames } from '../../../shared/wording/word-marking.ts';
import { wordPolicyOnMarkings } from '../../../shared/wording/word-policy.ts';
import { Select } from '../../ui/select.tsx';
import { MarkingFields } from '../issue/index.ts';
import styles from './date-pattern-fields.module.css';

const restrictedNames: Readonly<Record<RestrictedInPublic, string>> = {
  said: 'Say “[Restricted: reason]” in its place',
  'without-trace': 'Leave it out without a trace',
};

/** What a body wants of its files: how public ones show what was left out, and how files are marked. */
export function ExportPolicyFields({
  policy,
  organisation,
  problems,
  onChange,
}: {
  readonly policy: ExportPolicy;
  /** What the organisation has set for all bodies. */
  readonly organisation: Pick<PolicyAnswer, 'policy' | 'problems'> | null;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (policy: ExportPolicy) => void;
}): ReactNode {
  const change = (changes: Partial<ExportPolicy>): void => onChange({ ...policy, ...changes });
  const problemOf = (field: keyof ExportPolicy): string | null =>
    problems[`exportPolicy.${field}.descriptor`] ?? null;
  return (
    <fieldset className={styles.pattern}>
      <legend>Files that go out</legend>
      <Select
        label="What is restricted, in public files"
        options={restrictedInPublicWays.map((id) => ({ id, label: restrictedNames[id] }))}
        value={policy.restrictedInPublic}
        onChange={(restrictedInPublic) => change({ restrictedInPublic })}
      />
      <MarkingFields
        label="Marking of every file"
        marking={policy.marking}
        problem={problemOf('marking')}
        onChange={(marking) => change({ marking })}
      />
      <Select
        label="Highest marking of a public file"
        options={markingLevels.map((id) => ({ id, label: markingLevelNames[id] }))}
        value={policy.publicLimit}
        onChange={(publicLimit) => change({ publicLimit })}
      />
      <MarkingFields
        label="Lowest marking of an internal file with restricted words"
        marking={policy.internalRestricted}
        problem={problemOf('internalRestricted')}
        onChange={(internalRestricted) => change({ internalRestricted })}
      />
      {wordPolicyOnMarkings(organisation).map((sentence) => (
        <p key={sentence} className={styles.note}>
          {sentence}
        </p>
      ))}
      <p className={styles.note}>
        What is left out keeps its number: no other item, paragraph or action gets it.
      </p>
    </fieldset>
  );
}
