import { implement, ORPCError } from '@orpc/server';
import type { RequestHeadersPluginContext } from '@orpc/server/plugins';
import { contract } from '../../../shared/contract/contract.ts';
import { programErrors } from '../../../shared/contract/errors.ts';
import { lineageHeader } from '../../../shared/contract/lineage.ts';
import { OperationFailed } from '../services/failures.ts';
import type { Program } from '../services/program.ts';
import { logUnexpected } from './log-unexpected.ts';

const contracted = implement(contract).$context<RequestHeadersPluginContext>();

/**
 * The contract's operations, to be implemented one area a file. What a service refuses becomes a typed error of the
 * contract; anything else is logged and answered without a word of what it was.
 */
export const operations = contracted.use(async ({ next, path }) => {
  try {
    return await next();
  } catch (error) {
    throw asAnswer(error, path.join('.'));
  }
});

/** The contract's router, which answers nothing that was asked of other data than the program now has open. */
export function routerOn({ store }: Program) {
  return contracted.use(({ context, next, path }) => {
    const meant = context.reqHeaders?.get(lineageHeader) ?? null;
    // How the data are is asked by a page that is to find out that they are others.
    if (meant === null || meant === store.lineage || path[0] === 'recovery') return next();
    throw new ORPCError('store-replaced', { ...programErrors['store-replaced'], defined: true, data: {} });
  });
}

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
