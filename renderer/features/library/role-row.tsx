import { memo } from 'react';
import type { StyleLook, TemplateStyle } from '../../../shared/contract/template-reading.ts';
import type { ParagraphRole } from '../../../shared/domain/word-roles.ts';
import { roleWords } from '../../../shared/wording/role-names.ts';
import type { Option } from '../../ui/options.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './house-styles.module.css';
import { styleOfLook } from './style-of-look.ts';

/** The choice of having a style made. */
export const isMade = 'made';

export function optionsOf(of: readonly TemplateStyle[]): readonly Option[] {
  return [{ id: isMade, label: 'Made by Secretariat' }, ...of.map(({ id, name }) => ({ id, label: name }))];
}

type RoleRowProps = {
  readonly role: ParagraphRole;
  readonly options: readonly Option[];
  /** null: one is made. */
  readonly value: string | null;
  readonly look: StyleLook;
  readonly sample: string;
  readonly onChoose: (role: ParagraphRole, style: string | null) => void;
};

/** What a role is, the style that stands for it, and a line as it looks. A template may have hundreds of styles. */
export const RoleRow = memo(
  function RoleRow({ role, options, value, look, sample, onChoose }: RoleRowProps) {
    const { name } = roleWords[role];
    return (
      <div className={styles.role}>
        <Select
          label={name}
          options={options}
          value={value ?? isMade}
          onChange={(id) => onChoose(role, id === isMade ? null : id)}
        />
        <p className={styles.sample} style={{ ...styleOfLook(look), margin: 0 }} aria-hidden="true">
          {sample}
        </p>
      </div>
    );
  },
  (before, after) =>
    before.value === after.value &&
    before.sample === after.sample &&
    before.options === after.options &&
    before.onChoose === after.onChoose &&
    JSON.stringify(before.look) === JSON.stringify(after.look),
);
