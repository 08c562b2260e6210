import { memo, type ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { foldUnchanged, type DifferenceLine, type Piece } from './differences.ts';
import styles from './history.module.css';

/** A text with what was added and removed in it. Long parts that are the same are behind a line of their own. */
export const DifferenceText = memo(function DifferenceText({
  lines,
}: {
  readonly lines: readonly DifferenceLine[];
}): ReactNode {
  return (
    <div className={styles.text} lang="en-GB">
      {foldUnchanged(lines).map((shown, index) =>
        shown.kind === 'line' ? (
          <Line key={index} line={shown.line} />
        ) : (
          <details key={index} className={styles.fold}>
            <summary>{shown.lines.length.toLocaleString('en-GB')} unchanged paragraphs</summary>
            {shown.lines.map((line, place) => (
              <Line key={place} line={line} />
            ))}
          </details>
        ),
      )}
    </div>
  );
});

function Line({ line }: { readonly line: DifferenceLine }): ReactNode {
  return (
    <p className={line.isDetail ? styles.detail : styles.line} data-change={line.kind}>
      {line.pieces.map((piece, index) => (
        <Words key={index} piece={piece} />
      ))}
    </p>
  );
}

/** Underlined or struck through, coloured, and said: never by colour alone. */
function Words({ piece: { kind, text } }: { readonly piece: Piece }): ReactNode {
  switch (kind) {
    case 'same':
      return text;
    case 'added':
      return (
        <ins>
          <VisuallyHidden elementType="span">[added: </VisuallyHidden>
          {text === '' ? '¶' : text}
          <VisuallyHidden elementType="span">]</VisuallyHidden>
        </ins>
      );
    case 'removed':
      return (
        <del>
          <VisuallyHidden elementType="span">[removed: </VisuallyHidden>
          {text === '' ? '¶' : text}
          <VisuallyHidden elementType="span">]</VisuallyHidden>
        </del>
      );
  }
}
