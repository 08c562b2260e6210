import { useEffect, useId, useRef } from 'react';
import styles from './agenda.module.css';

export type TitleInputProps = {
  readonly label: string;
  readonly text: string;
  readonly problem: string | null;
  readonly onChange: (text: string) => void;
  readonly onEnter: () => void;
  readonly onEscape: () => void;
  readonly onLeave: () => void;
  readonly onIndent: (isIn: boolean) => void;
};

/**
 * A title that is edited in its line. Tab and Shift Tab change its level while it is edited; Escape gives Tab back to
 * the window.
 */
export function TitleInput({
  label,
  text,
  problem,
  onChange,
  onEnter,
  onEscape,
  onLeave,
  onIndent,
}: TitleInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const problemId = useId();
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  return (
    <span className={styles.titleCell}>
      <input
        ref={input}
        className={styles.titleInput}
        aria-label={label}
        aria-invalid={problem !== null}
        {...(problem === null ? {} : { 'aria-describedby': problemId })}
        value={text}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
        onPointerDown={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          const does: Readonly<Record<string, (() => void) | undefined>> = {
            Enter: onEnter,
            Escape: onEscape,
            Tab: () => onIndent(!event.shiftKey),
          };
          const deed = event.altKey || event.ctrlKey || event.metaKey ? undefined : does[event.key];
          if (!deed) return;
          event.preventDefault();
          event.stopPropagation();
          deed();
        }}
      />
      {problem === null ? null : (
        <span id={problemId} role="alert" className={styles.titleProblem}>
          {problem}
        </span>
      )}
    </span>
  );
}
