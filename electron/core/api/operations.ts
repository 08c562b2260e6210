import { implement, ORPCError } from '@orpc/server';
import { contract } from '../../../shared/contract/contract.ts';
import { programErrors } from '../../../shared/contract/errors.ts';
import { OperationFailed } from '../services/failures.ts';
import { logUnexpected } from './log-unexpected.ts';

/**
 * The contract's operations, to be implemented one area a file. What a service refuses becomes a typed error of the
 * contract; anything else is logged and answered without a word of what it was.
 */
export const operations = implement(contract).use(async ({ next, path }) => {
  try {
    return await next();
  } catch (error) {
    throw asAnswer(error, path.join('.'));
  }
});

function asAnswer(error: unknown, operation: string): ORPCError<string, unknown> {
  if (error instanceof OperationFailed) {
    const { code, data } = error.failure;
    if (error.cause !== undefined) logUnexpected(operation, error.cause);
    return new ORPCError(code, { defined: true, status: programErrors[code].status, data });
  }
  // Input that does not parse is answered by oRPC, with the schema's issues.
  if (error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR') {
    return error as ORPCError<string, unknown>;
  }
  logUnexpected(operation, error);
  return new ORPCError('INTERNAL_SERVER_ERROR');
}
