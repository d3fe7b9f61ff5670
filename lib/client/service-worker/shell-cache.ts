import { cacheOf, newestFirst, unusedCaches } from './build-names'
import type { WorkerScope } from './worker-scope'

/** The page that is shown at any address while the server is away. */
export const SHELL_PATH = '/offline'

/** What one build serves when the server is away: its shell, and every file of its pages. */
export interface Build {
  id: string
  files: readonly string[]
}

/** How many files are fetched at once. A browser has six connections to a server, and what somebody says needs one. */
const AT_ONCE = 2

// What decides on a static file is its name; on the shell, nothing does.
const ANY_VARIANT: CacheQueryOptions = { ignoreVary: true }

/**
 * Takes a build into a cache of its own, the files it shares with an earlier build from there, and the shell last: where
 * that is, all is. What it got before it failed stays there for the next try.
 */
export async function fillCache(scope: WorkerScope, { id, files }: Build): Promise<void> {
  const cache = await scope.caches.open(cacheOf(id))
  if (await cache.match(SHELL_PATH, ANY_VARIANT)) return
  const shell = await scope.fetch(SHELL_PATH, { cache: 'reload' })
  const named = filesNamedIn(await shell.clone().text())
  if (!shell.ok || named.some((file) => !files.includes(file))) throw new Error('The server is of another build')
  const keep = async (file: string) => {
    if (await cache.match(file, ANY_VARIANT)) return
    await cache.put(file, (await scope.caches.match(file, ANY_VARIANT)) ?? (await fetchFile(scope, file)))
  }
  const left = [...files]
  const keepOneByOne = async () => {
    for (let file = left.shift(); file !== undefined; file = left.shift()) await keep(file)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, keepOneByOne))
  await cache.put(SHELL_PATH, shell)
}

async function fetchFile(scope: WorkerScope, file: string): Promise<Response> {
  const response = await scope.fetch(file, { priority: 'low' })
  if (!response.ok) throw new Error(`${file} was answered ${response.status}`)
  return response
}

/** The static files that a page asks for or says it will. */
export const filesNamedIn = (html: string): string[] => [
  ...new Set(html.match(/\/_next\/static\/(?:chunks|media)\/[\w./~-]+\.\w+/g)),
]

/** The shell of this build, or of the last one before it that is kept: until this one is all there, that is what works. */
export async function findShell({ caches }: WorkerScope, { id }: Build): Promise<Response | undefined> {
  for (const name of newestFirst(await caches.keys(), cacheOf(id))) {
    const shell = await caches.open(name).then((cache) => cache.match(SHELL_PATH, ANY_VARIANT))
    if (shell) return shell
  }
  return undefined
}

/** A file of whichever build: an open page may be of an earlier one. */
export const findFile = (scope: WorkerScope, request: Request): Promise<Response | undefined> =>
  scope.caches.match(request, ANY_VARIANT)

/** Drops the builds that no open page is of. */
export async function dropUnused(scope: WorkerScope, { id }: Build): Promise<void> {
  const [{ held = [] }, kept] = await Promise.all([scope.navigator.locks.query(), scope.caches.keys()])
  const locks = held.map(({ name }) => name ?? '')
  await Promise.all(unusedCaches(kept, locks, cacheOf(id)).map((name) => scope.caches.delete(name)))
}
