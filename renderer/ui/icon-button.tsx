import type { LucideIcon } from 'lucide-react';
import { memo, type Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './button.module.css';
import { Tooltip } from './tooltip.tsx';
import { useSteady } from './use-steady.ts';

export type IconButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> & {
  readonly icon: LucideIcon;
  /** What it does: the accessible name, and the tooltip. */
  readonly label: string;
  /** Keys as they are written in the shortcut sheet ("Alt ↑"). */
  readonly keys?: string;
  readonly isSmall?: boolean;
  /** For a button that stays pressed. */
  readonly isOn?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** A button that is only a picture. Its name is said and shown as a tooltip. */
export function IconButton({ onPress, ...rest }: IconButtonProps) {
  return <SteadyIconButton {...rest} onPress={useSteady(onPress)} />;
}

const SteadyIconButton = memo(function SteadyIconButton({
  icon: Icon,
  label,
  keys,
  isSmall = false,
  isOn,
  ref,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} {...(keys === undefined ? {} : { keys })}>
      <AriaButton
        {...rest}
        {...(ref === undefined ? {} : { ref })}
        {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
        aria-label={label}
        className={`${styles.icon} ${isSmall ? styles.small : ''}`}
      >
        <Icon aria-hidden="true" />
      </AriaButton>
    </Tooltip>
  );
});
