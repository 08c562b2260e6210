// Security markings of files (Government Security Classifications Policy): from the lowest to the highest.

export const markingLevels = ['none', 'official', 'official-sensitive'] as const;
export type MarkingLevel = (typeof markingLevels)[number];

/** Whom the descriptor of OFFICIAL-SENSITIVE may name: "personal data", "commercial". Other levels have none. */
export type Marking = { readonly level: MarkingLevel; readonly descriptor: string | null };

export const noMarking: Marking = { level: 'none', descriptor: null };

export const longestDescriptor = 60;

/** What becomes of restricted words in a public file: it says that they were left out, or nothing tells of them. */
export const restrictedInPublicWays = ['said', 'without-trace'] as const;
export type RestrictedInPublic = (typeof restrictedInPublicWays)[number];

/** What a body wants of its files. */
export type ExportPolicy = {
  readonly restrictedInPublic: RestrictedInPublic;
  /** Of every file, unless a part of it has a higher one. */
  readonly marking: Marking;
  /** The highest that a public file may have. */
  readonly publicLimit: MarkingLevel;
  /** The lowest of an internal file with something that is restricted. */
  readonly internalRestricted: Marking;
};

/** Of a body that wants nothing else. */
export const usualExportPolicy: ExportPolicy = {
  restrictedInPublic: 'said',
  marking: noMarking,
  publicLimit: 'official',
  internalRestricted: { level: 'official-sensitive', descriptor: null },
};

/** A marking as it is kept. */
export function soundMarking({ level, descriptor }: Marking): Marking {
  return { level, descriptor: level === 'official-sensitive' ? descriptor : null };
}

export function soundExportPolicy(policy: ExportPolicy): ExportPolicy {
  return {
    ...policy,
    marking: soundMarking(policy.marking),
    internalRestricted: soundMarking(policy.internalRestricted),
  };
}

export function isAbove(one: MarkingLevel, other: MarkingLevel): boolean {
  return markingLevels.indexOf(one) > markingLevels.indexOf(other);
}

/**
 * The marking of a whole: the highest of its parts. Parts that are OFFICIAL-SENSITIVE for different reasons give it all of
 * their descriptors, each once; one without a descriptor takes nothing away from them.
 */
export function highestMarking(parts: readonly Marking[]): Marking {
  const level = parts.reduce<MarkingLevel>(
    (highest, part) => (isAbove(part.level, highest) ? part.level : highest),
    'none',
  );
  const descriptors = parts.flatMap((part) =>
    part.level === level && level === 'official-sensitive' && part.descriptor !== null
      ? [part.descriptor]
      : [],
  );
  const distinct = descriptors.filter(
    (descriptor, index) =>
      descriptors.findIndex((each) => each.toLowerCase() === descriptor.toLowerCase()) === index,
  );
  return { level, descriptor: distinct.length === 0 ? null : distinct.join(', ') };
}

/** What an organisation wants of all its bodies; null: nothing. */
export type MarkingRules = {
  /** Every file has this marking at least. */
  readonly lowest: MarkingLevel | null;
  /** No public file has a higher one. */
  readonly highestPublic: MarkingLevel | null;
};

export const noMarkingRules: MarkingRules = { lowest: null, highestPublic: null };

/** A body's wishes as far as its organisation allows. The wishes themselves are kept as they are. */
export function underRules(policy: ExportPolicy, { lowest, highestPublic }: MarkingRules): ExportPolicy {
  return {
    ...policy,
    marking:
      lowest === null
        ? policy.marking
        : highestMarking([policy.marking, { level: lowest, descriptor: null }]),
    publicLimit:
      highestPublic !== null && isAbove(policy.publicLimit, highestPublic)
        ? highestPublic
        : policy.publicLimit,
  };
}
