import type { BodyNode } from './body.ts';
import { safeHref, withoutMailGateway } from './safe-href.ts';

/** The words of one line of the text. `line` counts from 1. */
export type PlainTextPiece = { readonly text: string; readonly line: number };

// A named link (its name has a character that is seen; its address may hold one pair of brackets), or a bare address.
const link = /\[([^[\]]*[^\s[\]][^[\]]*)\]\(([^()]*(?:\([^()]*\)[^()]*)*)\)|https?:\/\/[^\s<>"“”]+/gi;

/** One paragraph's words with its links. A refused address is told, and its words stay as they were typed. */
export function inlinesFromPlainText(
  pieces: readonly PlainTextPiece[],
  tellUnsafe: (line: number, address: string) => void,
): readonly BodyNode[] {
  const filled = pieces.filter((piece) => piece.text !== '');
  const text = filled.map((piece) => piece.text).join(' ');
  const nodes: BodyNode[] = [];
  let done = 0;
  const addText = (until: number): void => {
    if (until > done) nodes.push({ type: 'text', text: text.slice(done, until) });
    done = until;
  };
  const addLink = (name: string, href: string, at: number, length: number): void => {
    addText(at);
    nodes.push({ type: 'text', marks: [{ type: 'link', attrs: { href } }], text: name });
    done = at + length;
  };
  for (const match of text.matchAll(link)) {
    const [whole, name, address] = match;
    if (name !== undefined) {
      const href = safeHref(address ?? '');
      if (href === null) {
        tellUnsafe(lineAt(filled, match.index), address ?? '');
      } else {
        addLink(name, withoutMailGateway(href), match.index, whole.length);
      }
    } else {
      const bare = withoutSentenceEnd(whole);
      const href = safeHref(bare);
      if (href !== null)
        addLink(withoutMailGateway(href), withoutMailGateway(href), match.index, bare.length);
    }
  }
  addText(text.length);
  return nodes;
}

/** A full stop or a bracket that closes the sentence is not part of an address. */
function withoutSentenceEnd(address: string): string {
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    const closesSentence =
      /[.,;:!?'’”\]]/.test(last) || (last === ')' && !address.slice(0, end).includes('('));
    if (!closesSentence) break;
  }
  return address.slice(0, end);
}

function lineAt(pieces: readonly PlainTextPiece[], offset: number): number {
  let end = 0;
  for (const piece of pieces) {
    end += piece.text.length + 1;
    if (offset < end) return piece.line;
  }
  return pieces.at(-1)?.line ?? 1;
}
