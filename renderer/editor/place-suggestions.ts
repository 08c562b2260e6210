// Stands in for @floating-ui/dom (scripts/build-targets.ts), of which @tiptap/suggestion uses these four functions: the
// lists under the caret need no more of it, and it would be in what loads before the caret is there.

type Reference = { readonly getBoundingClientRect: () => DOMRect };
type Place = {
  readonly x: number;
  readonly y: number;
  readonly placement: string;
  readonly strategy: string;
};

const gap = 4;

export function offset(): object {
  return {};
}

export function flip(): object {
  return {};
}

/** Under the caret; over it where there is no room. The list is fixed in the window. */
export function computePosition(
  reference: Reference,
  box: HTMLElement,
  { placement, strategy }: Pick<Place, 'placement' | 'strategy'>,
): Promise<Place> {
  const caret = reference.getBoundingClientRect();
  const { offsetHeight: height, offsetWidth: width } = box;
  const below = caret.bottom + gap;
  const y = below + height > window.innerHeight ? Math.max(gap, caret.top - gap - height) : below;
  const x = Math.max(gap, Math.min(caret.left, window.innerWidth - width - gap));
  return Promise.resolve({ x, y, placement, strategy });
}

/** Places it now, and again whenever it may have to be elsewhere. Answers with a way to end that. */
export function autoUpdate(_reference: Reference, box: HTMLElement, update: () => void): () => void {
  const size = new ResizeObserver(update);
  size.observe(box);
  window.addEventListener('resize', update);
  document.addEventListener('scroll', update, true);
  update();
  return () => {
    size.disconnect();
    window.removeEventListener('resize', update);
    document.removeEventListener('scroll', update, true);
  };
}
