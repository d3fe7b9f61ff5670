import { QueryCache, QueryClient } from '@tanstack/react-query'
import { isAppError } from '@/lib/domain/errors'
import { goToSignIn } from './session-end'

const TRIES = 3

/**
 * Server state of one page. A read that was refused is not tried again; one that did not get through is. What changes
 * something is tried once, at once and never later by itself (SPEC OUTBOX-8): whoever pressed hears what became of it.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError(error) {
        if (isAppError(error) && error.code === 'unauthenticated') goToSignIn()
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 5000,
        retry: (failures, error) => failures < TRIES && isAppError(error) && error.code === 'unavailable',
        retryDelay: (failures) => Math.min(400 * 2 ** failures, 4000),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
