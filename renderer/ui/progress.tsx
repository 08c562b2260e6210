import styles from './states.module.css';

/** How much of a known number is done. It is seen and can be asked for; what is to be heard is announced beside it. */
export function Progress({
  label,
  done,
  of,
}: {
  readonly label: string;
  readonly done: number;
  readonly of: number;
}) {
  return (
    <div className={styles.progress}>
      <progress aria-label={label} value={done} max={of} />
      <span aria-hidden="true">{label}</span>
    </div>
  );
}
