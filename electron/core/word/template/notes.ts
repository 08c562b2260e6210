import type { TemplateNoteCode, TemplateReading } from '../../../../shared/contract/template-reading.ts';

/** Counts what of a template was left out or changed. */
export class Noted {
  readonly #counts = new Map<TemplateNoteCode, number>();

  add(code: TemplateNoteCode): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1);
  }

  list(): TemplateReading['notes'] {
    return [...this.#counts].map(([code, count]) => ({ code, count }));
  }
}
