import type { PolicyReading } from '../../shared/contract/policy.ts';
import { isPolicyThere, policyFileOf } from './policy-place.ts';

/** What `readPolicy` finds, null where there is no policy; the schemas that it needs are loaded only where there is one. */
export async function readPolicyAtStart(
  file: string = policyFileOf(process.platform),
  isTrusted?: (file: string) => boolean,
): Promise<PolicyReading | null> {
  if (!isPolicyThere(file)) return null;
  const { readPolicy } = await import('./policy-file.ts');
  return readPolicy(file, isTrusted);
}
