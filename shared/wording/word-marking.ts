import type { Marking, MarkingLevel } from '../domain/markings.ts';

/** As a choice on screen. */
export const markingLevelNames: Readonly<Record<MarkingLevel, string>> = {
  none: 'No marking',
  official: 'OFFICIAL',
  'official-sensitive': 'OFFICIAL-SENSITIVE',
};

/** As it stands on every page: "OFFICIAL-SENSITIVE: personal data"; empty where there is none. */
export function wordMarking({ level, descriptor }: Marking): string {
  if (level === 'none') return '';
  const name = markingLevelNames[level];
  return descriptor === null ? name : `${name}: ${descriptor}`;
}
