// Looks at JSON text before it is parsed: where it stops being JSON (the engine's own message is not the same in every
// host and often has no place), how deep it goes, and fields that stand twice in one object, of which a parser would
// silently drop the first. Keeps a stack of its own, so that no nesting can overflow the engine's.

export type JsonScan =
  | { readonly ok: true }
  | { readonly ok: false; readonly fault: 'not-json'; readonly line: number; readonly column: number }
  | { readonly ok: false; readonly fault: 'too-deep'; readonly path: string }
  | { readonly ok: false; readonly fault: 'too-many-values' }
  | { readonly ok: false; readonly fault: 'field-repeated'; readonly path: string; readonly field: string };

type Frame =
  | { readonly kind: 'object'; readonly keys: Set<string>; key: string }
  | { readonly kind: 'array'; index: number };

const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const scalar = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
const quotationMark = 0x22;
const backslash = 0x5c;
const space = /[ \t\n\r]*/y;

/** Scans JSON text (RFC 8259) that may nest `deepest` lists and objects inside each other, and hold `most` values. */
export function scanJson(text: string, deepest: number, most = Infinity): JsonScan {
  const frames: Frame[] = [];
  let at = 0;
  let values = 0;
  let expects: 'value' | 'first-value' | 'first-key' | 'key' | 'next' = 'value';

  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match?.[0] ?? null;
  };

  // By hand, not by one pattern: a pattern's own stack overflows in a text of a few million characters.
  const takeString = (): string | null => {
    const start = at;
    if (text.charAt(at) !== '"') return null;
    at += 1;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === quotationMark) break;
      // Raw control characters are not JSON, and neither is a text that ends here (NaN).
      if (!(code >= 0x20)) return null;
      if (code !== backslash) at += 1;
      else if (take(escape) === null) return null;
    }
    at += 1;
    return text.slice(start, at);
  };

  for (;;) {
    take(space);
    const next = text.charAt(at);
    const top = frames.at(-1);
    if (expects === 'value' || expects === 'first-value') values += 1;
    if (values > most) return { ok: false, fault: 'too-many-values' };
    if (expects === 'next') {
      if (!top) return at === text.length ? { ok: true } : faultAt(text, at);
      if (next === ',') {
        if (top.kind === 'array') top.index += 1;
        expects = top.kind === 'array' ? 'value' : 'key';
      } else if (next === (top.kind === 'array' ? ']' : '}')) {
        frames.pop();
      } else {
        return faultAt(text, at);
      }
      at += 1;
    } else if (expects === 'first-key' || expects === 'key') {
      if (expects === 'first-key' && next === '}') {
        frames.pop();
        at += 1;
        expects = 'next';
        continue;
      }
      const quoted = takeString();
      if (quoted === null || top?.kind !== 'object') return faultAt(text, at);
      const key = JSON.parse(quoted) as string;
      if (top.keys.has(key))
        return { ok: false, fault: 'field-repeated', path: pathOf(frames.slice(0, -1)), field: key };
      top.keys.add(key);
      top.key = key;
      take(space);
      if (text.charAt(at) !== ':') return faultAt(text, at);
      at += 1;
      expects = 'value';
    } else if (next === '{' || next === '[') {
      if (frames.length >= deepest) return { ok: false, fault: 'too-deep', path: pathOf(frames) };
      frames.push(next === '{' ? { kind: 'object', keys: new Set(), key: '' } : { kind: 'array', index: 0 });
      at += 1;
      expects = next === '{' ? 'first-key' : 'first-value';
    } else if (expects === 'first-value' && next === ']') {
      frames.pop();
      at += 1;
      expects = 'next';
    } else if ((next === '"' ? takeString() : take(scalar)) !== null) {
      expects = 'next';
    } else {
      return faultAt(text, at);
    }
  }
}

function pathOf(frames: readonly Frame[]): string {
  return frames
    .slice(0, 12)
    .map((frame) => (frame.kind === 'object' ? frame.key : String(frame.index)))
    .join('.');
}

function faultAt(text: string, at: number): JsonScan {
  const before = text.slice(0, at).split('\n');
  return { ok: false, fault: 'not-json', line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
