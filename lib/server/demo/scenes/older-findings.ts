import type { Finding } from '@/lib/server/demo/scenes/ordinary'

/** Comes back while its prevention is not paid. */
export const TIMEOUTS = {
  statement: 'Timeouts are constants in the code',
  category: 'design',
  isRootCause: true,
} as const satisfies Finding

/** Came three times, and not since its prevention was paid. */
export const CERTIFICATES = {
  statement: 'Internal certificates expire without anybody being told',
  category: 'configuration',
  isRootCause: true,
} as const satisfies Finding

/** Comes back while its prevention is overdue. */
export const ONE_STEP = {
  statement: 'All regions are in one step of the rollout',
  category: 'process',
} as const satisfies Finding

/** Came twice, and not since its prevention was paid. */
export const COLD_CACHE = {
  statement: 'A deploy empties the cache while the shop is busy',
  category: 'capacity',
} as const satisfies Finding

/** Came twice; its prevention is bought. */
export const SHARED_POOL = {
  statement: 'The rebuild of the index shares its pool with customers',
  category: 'design',
  isRootCause: true,
} as const satisfies Finding
