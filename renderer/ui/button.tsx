import type { LucideIcon } from 'lucide-react';
import { memo, type ReactNode, type Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './button.module.css';
import { useSteady } from './use-steady.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export type ButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'style'> & {
  readonly variant?: ButtonVariant;
  readonly icon?: LucideIcon;
  readonly isWide?: boolean;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** A button with words. While `isPending` it keeps the focus and takes no second press. */
export function Button({ onPress, ...rest }: ButtonProps) {
  return <SteadyButton {...rest} onPress={useSteady(onPress)} />;
}

const SteadyButton = memo(function SteadyButton({
  variant = 'secondary',
  icon: Icon,
  isWide = false,
  children,
  ref,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      {...(ref === undefined ? {} : { ref })}
      className={`${styles.button} ${styles[variant]} ${isWide ? styles.wide : ''}`}
    >
      {Icon ? <Icon aria-hidden="true" /> : null}
      {children}
    </AriaButton>
  );
});

export type ButtonLinkProps = {
  readonly href: string;
  readonly variant?: ButtonVariant;
  readonly icon?: LucideIcon;
  readonly isWide?: boolean;
  readonly children: ReactNode;
};

/** A link that looks like a button: it goes somewhere, it does not do something. */
export function ButtonLink({
  href,
  variant = 'secondary',
  icon: Icon,
  isWide = false,
  children,
}: ButtonLinkProps) {
  return (
    <a href={href} className={`${styles.button} ${styles[variant]} ${isWide ? styles.wide : ''}`}>
      {Icon ? <Icon aria-hidden="true" /> : null}
      {children}
    </a>
  );
}
