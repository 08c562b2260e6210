import { z } from 'zod';
import './without-eval.ts';
import { markingLevels, type MarkingRules } from '../domain/markings.ts';

// What an organisation sets on a computer for everybody who uses it: `docs/administrators.md` describes the file.

/** A whole path on Windows (`C:\…`, `\\server\share\…`) or elsewhere (`/…`). */
const wholePath = z
  .string()
  .max(1000)
  .regex(/^([A-Za-z]:[\\/]|\\\\[^\\]|\/)/);

/** No user name, no query: an address that whoever reads the file may see. */
const httpsAddress = z.url({ protocol: /^https$/ }).regex(/^[^?#@\s]+$/);

/** Whose signature a new version has to have, as its certificate names them ("Example Council"). */
const publisher = z.string().trim().min(1).max(200);

const updates = z.union([
  z.literal('off'),
  z.strictObject({ folder: wholePath, publisher: publisher.optional() }),
  z.strictObject({ address: httpsAddress, publisher: publisher.optional() }),
]);

export type UpdatePolicy = z.infer<typeof updates>;

/** Every key of the file but its version. Each is looked at by itself, so that one that is wrong spoils no other. */
const schemas = {
  dataFolder: wholePath,
  defaultMarking: z.enum(markingLevels),
  highestPublicMarking: z.enum(markingLevels),
  updates,
  wordTemplate: wholePath.regex(/\.(docx|dotx)$/i),
  notifications: z.enum(['allowed', 'off']),
} as const;

export type PolicyKey = keyof typeof schemas;
const policyKeys = Object.keys(schemas) as readonly PolicyKey[];

export const policyProblemCodes = [
  'not-readable',
  'not-trusted',
  'too-large',
  'not-json',
  'unknown-version',
  'wrong-value',
  'unknown-key',
] as const;
export type PolicyProblemCode = (typeof policyProblemCodes)[number];

/** `key`: the one that is wrong or unknown. */
export type PolicyProblem = { readonly code: PolicyProblemCode; readonly key: string | null };

/** What holds. null: nobody has set it. */
export type Policy = {
  readonly dataFolder: string | null;
  /** Whether `--data` and `SECRETARIAT_DATA` may choose a folder. */
  readonly mayChooseDataFolder: boolean;
  readonly defaultMarking: MarkingRules['lowest'];
  readonly highestPublicMarking: MarkingRules['highestPublic'];
  readonly updates: UpdatePolicy;
  readonly wordTemplate: string | null;
  readonly notifications: 'allowed' | 'off';
};

export type PolicyReading = {
  /** The policy file; null where there is none. */
  readonly file: string | null;
  readonly policy: Policy;
  /** What the file sets, and what holds at its strictest because of a problem. */
  readonly setKeys: readonly PolicyKey[];
  readonly problems: readonly PolicyProblem[];
};

/** Where there is no policy file: a person decides, and nothing calls out. */
const freePolicy: Policy = {
  dataFolder: null,
  mayChooseDataFolder: true,
  defaultMarking: null,
  highestPublicMarking: null,
  updates: 'off',
  wordTemplate: null,
  notifications: 'allowed',
};

/** What a key means while nobody can say what it should be: no file goes out to the public, and nothing calls out. */
const strictestPolicy: Policy = {
  dataFolder: null,
  mayChooseDataFolder: false,
  defaultMarking: 'official-sensitive',
  highestPublicMarking: 'none',
  updates: 'off',
  wordTemplate: null,
  notifications: 'off',
};

export const noPolicy: PolicyReading = { file: null, policy: freePolicy, setKeys: [], problems: [] };

const longestName = 60;

/** What a screen is told of the policy. */
export const policyAnswer = z.object({
  file: z.string().nullable(),
  policy: z.object({
    dataFolder: z.string().nullable(),
    mayChooseDataFolder: z.boolean(),
    defaultMarking: z.enum(markingLevels).nullable(),
    highestPublicMarking: z.enum(markingLevels).nullable(),
    updates,
    wordTemplate: z.string().nullable(),
    notifications: z.enum(['allowed', 'off']),
  }),
  setKeys: z.array(z.enum(policyKeys)),
  problems: z.array(z.object({ code: z.enum(policyProblemCodes), key: z.string().nullable() })),
  /** That of the Word template, which new bodies get; null where none is set or it is not there yet. */
  houseStyle: z.string().nullable(),
});
export type PolicyAnswer = z.infer<typeof policyAnswer>;

/** A file that is there and cannot be used at all. */
export function strictestReading(file: string, code: PolicyProblemCode): PolicyReading {
  return { file, policy: strictestPolicy, setKeys: policyKeys, problems: [{ code, key: null }] };
}

/**
 * Reads a policy. With any problem in it, every key that is not soundly set holds at its strictest: nobody can say what an
 * unknown key was meant to forbid.
 */
export function readPolicyText(file: string, content: string): PolicyReading {
  const value = parsed(content);
  if (value === null) return strictestReading(file, 'not-json');
  const { version, ...rest } = value;
  if (version !== 1) return strictestReading(file, 'unknown-version');
  const problems: PolicyProblem[] = [];
  const sound: Partial<Record<PolicyKey, unknown>> = {};
  for (const [key, set] of Object.entries(rest)) {
    if (!isPolicyKey(key)) {
      problems.push({ code: 'unknown-key', key: key.slice(0, longestName) });
      continue;
    }
    const checked = schemas[key].safeParse(set);
    if (checked.success) sound[key] = checked.data;
    else problems.push({ code: 'wrong-value', key });
  }
  const base = problems.length === 0 ? freePolicy : strictestPolicy;
  const policy = { ...base, ...sound } as Policy;
  return {
    file,
    policy: 'dataFolder' in sound ? { ...policy, mayChooseDataFolder: false } : policy,
    setKeys: problems.length === 0 ? policyKeys.filter((key) => key in sound) : policyKeys,
    problems,
  };
}

export function markingRulesOf({ defaultMarking, highestPublicMarking }: Policy): MarkingRules {
  return { lowest: defaultMarking, highestPublic: highestPublicMarking };
}

function isPolicyKey(key: string): key is PolicyKey {
  return Object.hasOwn(schemas, key);
}

function parsed(content: string): Record<string, unknown> | null {
  try {
    // Windows' own editor puts a mark before UTF-8.
    const value: unknown = JSON.parse(content.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
