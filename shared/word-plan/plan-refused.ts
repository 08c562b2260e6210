import type { RuleCode, RuleFacts } from '../domain/rulings.ts';

/** Why no plan can be made. Nothing is planned by half: a section that cannot be read stops the whole file. */
export type PlanRefusal = Extract<
  RuleCode,
  | 'agenda-item-not-found'
  | 'agenda-item-has-no-paper'
  | 'agenda-item-is-restricted'
  | 'body-invalid'
  | 'nothing-to-export'
  | 'final-notes-not-agreed'
  | 'draft-of-agreed-notes'
  | 'public-above-limit'
>;

/** Thrown by the `plan…` functions; a service answers it with `rule-violated`. */
export class PlanRefused extends Error {
  readonly code: PlanRefusal;
  readonly facts: RuleFacts;

  constructor(code: PlanRefusal, facts: RuleFacts = {}) {
    super(`no plan: ${code}`);
    this.name = 'PlanRefused';
    this.code = code;
    this.facts = facts;
  }
}
