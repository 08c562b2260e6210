import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import styles from './states.module.css';

export type SummarisedProblem = {
  readonly message: string;
  /** The id of the field to go to. */
  readonly fieldId?: string;
};

export type ErrorSummaryProps = {
  readonly title?: string;
  readonly problems: readonly SummarisedProblem[];
};

/** All that is wrong with a form, each a link to its field. Takes the focus when it appears, so that it is read out. */
export function ErrorSummary({ title = 'There is a problem', problems }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className={styles.summary}>
      <TriangleAlert aria-hidden="true" />
      <div>
        <strong>{title}</strong>
        <ul>
          {problems.map(({ message, fieldId }) => (
            <li key={`${fieldId ?? ''} ${message}`}>
              {fieldId === undefined ? (
                message
              ) : (
                <a
                  href={`#${fieldId}`}
                  onClick={(event) => {
                    event.preventDefault();
                    fieldInside(document.getElementById(fieldId))?.focus();
                  }}
                >
                  {message}
                </a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function fieldInside(element: HTMLElement | null): HTMLElement | null {
  if (!element) return null;
  return element.matches('input, textarea, button')
    ? element
    : element.querySelector<HTMLElement>('input, textarea, button');
}
