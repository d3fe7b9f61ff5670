const CACHE_PREFIX = 'evenkeel-build-'
const LOCK_PREFIX = 'evenkeel.build.'

/** What a page tells the worker once it is in charge. */
export const KEEP_BUILD = 'keep-build'

/** Where the worker keeps the files of a build. */
export const cacheOf = (build: string): string => CACHE_PREFIX + build

/** What every open page of a build holds for as long as it lives. */
export const lockOf = (build: string): string => LOCK_PREFIX + build

/** The caches of builds that no open page is of; `own` is the one to serve from. */
export function unusedCaches(caches: readonly string[], locks: readonly string[], own: string): string[] {
  const used = new Set([own, ...locks.flatMap((name) => (name.startsWith(LOCK_PREFIX) ? cacheOf(buildOf(name)) : []))])
  return caches.filter((name) => name.startsWith(CACHE_PREFIX) && !used.has(name))
}

/** The caches of builds: `own` first, then the others from the last that was made. */
export const newestFirst = (caches: readonly string[], own: string): string[] => [
  own,
  ...caches.filter((name) => name.startsWith(CACHE_PREFIX) && name !== own).reverse(),
]

const buildOf = (lock: string) => lock.slice(LOCK_PREFIX.length)
