import { QueryClient } from '@tanstack/react-query';

/** What screens have read. The change feed says when to read again; the core is on this machine, so that is cheap. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      retry: false,
      // The core is on this machine: whether there is a network does not matter.
      networkMode: 'always',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
