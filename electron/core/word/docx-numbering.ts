import { AlignmentType, LevelFormat, LevelSuffix, type ILevelsOptions, type INumberingOptions } from 'docx';
import { allLevels, listLevelCount } from '../../../shared/word-plan/plan-look.ts';
import { paragraphsOf } from '../../../shared/word-plan/plan-text.ts';
import type { ListKind, PlanKind, PlanNumber, WordPlan } from '../../../shared/word-plan/word-plan.ts';
import { twips } from './docx-styles.ts';
import type { HouseStyle, ListLevel } from '../../../shared/contract/house-style.ts';
import { markTextOf } from '../../../shared/word-plan/mark-text.ts';
import type { LetterStyle } from '../../../shared/domain/manner.ts';

export type DocxNumbering = {
  readonly config: INumberingOptions['config'];
  readonly placeOf: (number: PlanNumber) => ListPlace;
  readonly levelOf: (list: ListKind, level: number) => ListLevel;
};

/** A level of an instance of a definition. */
export type ListPlace = { readonly reference: string; readonly instance: number; readonly level: number };

/**
 * The lists of a plan as Word's own numbering. Each sequence is an instance of its list, which starts again by its
 * level overrides (ECMA-376 Part 1, 17.9.8). Instances of one definition share their counters, so a list inside another
 * has a definition of its own; so has one that starts elsewhere than at 1, for docx takes the overrides from there.
 */
export function docxNumbering(plan: WordPlan, houseStyle: HouseStyle): DocxNumbering {
  const levels = (list: ListKind, kind = plan.kind): readonly ListLevel[] =>
    allLevels({ ...houseStyle.lists, ...houseStyle.kinds[kind]?.lists }[list]);
  const definitions = new Map<string, ILevelsOptions[]>();
  const instances = new Map<string, { readonly reference: string; readonly instance: number }>();
  for (const { kind, letters, number } of numbersOf(plan)) {
    if (!number || instances.has(number.sequence)) continue;
    const start = number.start ?? 1;
    const ofKind = kind === plan.kind && letters === undefined ? '' : `${kind}-${letters ?? ''}`;
    const reference =
      start === 1 && number.level === 0
        ? `${ofKind}${number.list}`
        : `${ofKind}${number.list}-level-${number.level}-from-${start}`;
    if (!definitions.has(reference)) {
      definitions.set(
        reference,
        levels(number.list, kind).map((level, index) =>
          levelOptions(
            level,
            index,
            index === number.level ? start : 1,
            letters ?? houseStyle.manner.letters,
          ),
        ),
      );
    }
    instances.set(number.sequence, { reference, instance: instances.size });
  }
  return {
    config: [...definitions].map(([reference, options]) => ({ reference, levels: options })),
    placeOf: ({ sequence, level }) => {
      const found = instances.get(sequence);
      if (!found) throw new RangeError(`no list for sequence ${sequence}`);
      return { ...found, level: Math.min(level, listLevelCount - 1) };
    },
    levelOf: (list, level) => {
      const all = levels(list);
      const found = all[Math.min(level, listLevelCount - 1)];
      if (!found) throw new RangeError(`no level ${level} in list ${list}`);
      return found;
    },
  };
}

/** The places in lists, each with the kind of file whose lists they are. */
function numbersOf(plan: WordPlan): readonly {
  readonly kind: PlanKind;
  readonly letters: LetterStyle | undefined;
  readonly number?: PlanNumber;
}[] {
  return plan.blocks.flatMap((block) => {
    const { kind, letters } = block.block === 'document' ? block : plan;
    return paragraphsOf([block]).map(({ number }) => ({
      ...{ kind, letters },
      ...(number === undefined ? {} : { number }),
    }));
  });
}

function levelOptions(level: ListLevel, index: number, start: number, letters: LetterStyle): ILevelsOptions {
  const formats = {
    decimal: LevelFormat.DECIMAL,
    lowerLetter: LevelFormat.LOWER_LETTER,
    lowerRoman: LevelFormat.LOWER_ROMAN,
    bullet: LevelFormat.BULLET,
  } as const;
  return {
    level: index,
    format: formats[level.format],
    text: markTextOf(index, level, letters),
    alignment: AlignmentType.LEFT,
    start,
    suffix: LevelSuffix.TAB,
    style: { paragraph: { indent: { left: twips(level.indentMm), hanging: twips(level.hangingMm) } } },
  };
}
