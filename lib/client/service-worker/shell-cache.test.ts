import { expect, test } from 'vitest'
import { cacheOf } from './build-names'
import { type Build, dropUnused, fillCache, findShell, SHELL_PATH } from './shell-cache'
import type { WorkerScope } from './worker-scope'

const first: Build = { id: 'first', files: ['/_next/static/chunks/a.js', '/_next/static/chunks/b.js'] }
const second: Build = { id: 'second', files: ['/_next/static/chunks/b.js', '/_next/static/chunks/c.js'] }
const shellOf = ({ id, files }: Build) => `${id}: ${files.map((file) => `<script src="${file}"></script>`).join('')}`

/** A browser with nothing kept. `asked` is what went to the server, which serves `build` and refuses `missing`. */
function aBrowser() {
  const kept = new Map<string, Map<string, string>>()
  const server = { build: first, missing: '', asked: [] as string[], underWay: 0, mostAtOnce: 0 }
  const ask = async (path: string): Promise<Response> => {
    server.asked.push(path)
    if (path === server.missing) throw new TypeError('Failed to fetch')
    server.mostAtOnce = Math.max(server.mostAtOnce, ++server.underWay)
    await new Promise((resolve) => setTimeout(resolve))
    server.underWay--
    return new Response(path === SHELL_PATH ? shellOf(server.build) : path)
  }
  const found = (text: string | undefined) => (text === undefined ? undefined : new Response(text))
  const open = (name: string) => {
    const entries = kept.get(name) ?? new Map<string, string>()
    kept.set(name, entries)
    return {
      match: async (path: string) => found(entries.get(path)),
      put: async (path: string, response: Response) => void entries.set(path, await response.text()),
    }
  }
  const scope = {
    caches: {
      open: async (name: string) => open(name),
      keys: async () => [...kept.keys()],
      match: async (path: string) => found([...kept.values()].find((entries) => entries.has(path))?.get(path)),
      delete: async (name: string) => kept.delete(name),
    },
    navigator: { locks: { query: async () => ({ held: [] }) } },
    fetch: async (path: string) => ask(path),
  } as unknown as WorkerScope
  return { scope, server, kept }
}

const textOf = async (response: Promise<Response | undefined>) => (await response)?.text()

test('[KEPT-2] a build that could not be had whole is not shown, and is gone on with where it stopped', async () => {
  const { scope, server } = aBrowser()
  server.missing = '/_next/static/chunks/b.js'
  await expect(fillCache(scope, first)).rejects.toThrow()
  expect(await findShell(scope, first)).toBeUndefined()
  server.missing = ''
  server.asked.length = 0
  await fillCache(scope, first)
  expect(server.asked).toEqual([SHELL_PATH, '/_next/static/chunks/b.js'])
  expect(await textOf(findShell(scope, first))).toBe(shellOf(first))
  server.asked.length = 0
  await fillCache(scope, first)
  expect(server.asked).toEqual([])
})

test('[KEPT-2] until the next build is all there the last one is shown; files of both are fetched once', async () => {
  const { scope, server, kept } = aBrowser()
  await fillCache(scope, first)
  server.build = second
  server.missing = '/_next/static/chunks/c.js'
  server.asked.length = 0
  await expect(fillCache(scope, second)).rejects.toThrow()
  expect(await textOf(findShell(scope, second))).toBe(shellOf(first))
  server.missing = ''
  await fillCache(scope, second)
  expect(await textOf(findShell(scope, second))).toBe(shellOf(second))
  expect(server.asked).not.toContain('/_next/static/chunks/b.js')
  await dropUnused(scope, second)
  expect([...kept.keys()]).toEqual([cacheOf('second')])
})

test('[KEPT-2] a server of another build is not kept under the name of this one', async () => {
  const { scope, server } = aBrowser()
  server.build = second
  await expect(fillCache(scope, first)).rejects.toThrow('another build')
  expect(await findShell(scope, first)).toBeUndefined()
})

test('[KEPT-2] while a build is fetched, connections are left for what somebody says', async () => {
  const { scope, server, kept } = aBrowser()
  const large = { id: 'large', files: Array.from({ length: 100 }, (_, n) => `/_next/static/chunks/${n}.js`) }
  server.build = large
  await fillCache(scope, large)
  expect(kept.get(cacheOf('large'))?.size).toBe(101)
  expect(server.mostAtOnce).toBe(2)
})
