import { implement, ORPCError } from '@orpc/server';
import type { RequestHeadersPluginContext } from '@orpc/server/plugins';
import { contract } from '../../../shared/contract/contract.ts';
import { programErrors } from '../../../shared/contract/errors.ts';
import { lineageHeader } from '../../../shared/contract/lineage.ts';
import { OperationFailed } from '../services/failures.ts';
import type { Program } from '../services/program.ts';

const contracted = implement(contract).$context<RequestHeadersPluginContext>();

/**
 * The contract's operations, to be implemented one area a file. What a service refuses becomes a typed error of the
 * contract; anything else is answered without a word of what it was. The cause goes along as far as `routerOn`, which
 * logs it: no carrier takes it further.
 */
export const operations = contracted.use(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    throw asAnswer(error);
  }
});

/** The contract's router, which answers nothing that was asked of other data than the program now has open. */
export function routerOn({ store, log }: Program) {
  return contracted.use(async ({ context, next, path }) => {
    const meant = context.reqHeaders?.get(lineageHeader) ?? null;
    // How the data are is asked by a page that is to find out that they are others.
    if (meant !== null && meant !== store.lineage && path[0] !== 'recovery') {
      throw new ORPCError('store-replaced', { ...programErrors['store-replaced'], defined: true, data: {} });
    }
    try {
      return await next();
    } catch (error) {
      if (isFault(error)) log.fault(path.join('.'), error.cause);
      throw error;
    }
  });
}

// Input that does not parse has a cause, too, and that quotes it.
function isFault(error: unknown): error is ORPCError<string, unknown> {
  if (!(error instanceof ORPCError) || error.cause === undefined) return false;
  return error.defined || error.code === 'INTERNAL_SERVER_ERROR';
}

function asAnswer(error: unknown): ORPCError<string, unknown> {
  if (error instanceof OperationFailed) {
    const { code, data } = error.failure;
    return new ORPCError(code, {
      defined: true,
      status: programErrors[code].status,
      data,
      cause: error.cause,
    });
  }
  // Input that does not parse is answered by oRPC, with the schema's issues.
  if (error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR') {
    return error as ORPCError<string, unknown>;
  }
  return new ORPCError('INTERNAL_SERVER_ERROR', { cause: error });
}
