import { guessRoles, guessTableStyle, stylesForRole } from './guess-roles.ts';
import type { TemplateChoices, TemplateReading } from '../contract/template-reading.ts';
import { usualManner } from '../domain/manner.ts';
import { paragraphRoles } from '../domain/word-roles.ts';

/** What is chosen about a template before anybody chose. */
export function guessChoices(reading: Pick<TemplateReading, 'styles'>): TemplateChoices {
  return {
    roles: { ...guessRoles(reading) },
    tableStyle: guessTableStyle(reading),
    alternativeTexts: {},
    manner: usualManner,
  };
}

/**
 * What was chosen about one template, for another in its place: by the names of styles, for the rest as guessed. The manner
 * is not the template's, and stays. What a picture shows is asked anew, for it may be another.
 */
export function keepChoices(
  before: TemplateChoices,
  from: Pick<TemplateReading, 'styles'>,
  to: Pick<TemplateReading, 'styles'>,
): TemplateChoices {
  const guessed = guessChoices(to);
  const sameName = (id: string | null): string | null => {
    const old = from.styles.find((style) => style.id === id);
    return to.styles.find(({ name, kind }) => name === old?.name && kind === old.kind)?.id ?? null;
  };
  const guessedBefore = guessChoices(from);
  const roles = Object.fromEntries(
    paragraphRoles.map((role) => {
      const chosen = before.roles[role];
      if (chosen === guessedBefore.roles[role]) return [role, guessed.roles[role]];
      const same = sameName(chosen);
      const fits = stylesForRole(role, to.styles).some(({ id }) => id === same);
      return [role, chosen === null ? null : fits ? same : guessed.roles[role]];
    }),
  ) as TemplateChoices['roles'];
  const tableStyle =
    before.tableStyle === null && guessedBefore.tableStyle !== null
      ? null
      : (sameName(before.tableStyle) ?? guessed.tableStyle);
  return { ...guessed, roles, tableStyle, manner: before.manner };
}
