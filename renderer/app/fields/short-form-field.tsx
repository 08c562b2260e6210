import { proposeShortForm } from '../../../shared/domain/short-forms.ts';
import { Button } from '../../ui/button.tsx';
import type { FieldProps } from '../../ui/field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './short-form-field.module.css';

export type ShortFormFieldProps = Pick<FieldProps, 'errorMessage'> & {
  readonly name: string;
  readonly post: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The short forms of everybody else. */
  readonly taken: readonly string[];
};

/** How notes name somebody after the first time: written by hand, or what follows from name and post with one press. */
export function ShortFormField({ name, post, value, onChange, taken, ...rest }: ShortFormFieldProps) {
  const proposal = proposeShortForm({ name, post }, taken);
  return (
    <div className={styles.field}>
      <TextField
        {...rest}
        label="Short form"
        description="How notes name the person after the first time: “ACC Harland”"
        value={value}
        onChange={onChange}
      />
      {proposal === null || proposal === value.trim() ? null : (
        <Button variant="quiet" onPress={() => onChange(proposal)}>
          Use “{proposal}”
        </Button>
      )}
    </div>
  );
}
