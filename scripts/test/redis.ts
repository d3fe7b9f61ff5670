import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { say } from '../failure.ts'
import { root } from '../installation/programs.ts'

// The package of that name is a link into redis-tools; the libraries are those that a bare system does not have.
const packages = ['redis-server', 'redis-tools', 'libjemalloc2', 'liblzf1', 'libatomic1'] as const
const cache = join(root, 'node_modules/.cache/debian-redis')

/** Where a real Redis is, or why the test with it is left out. */
export type RedisProgram = { redis: string } | { leftOutBecause: string }

/** Finds it on PATH; otherwise unpacks Debian's packages below node_modules, which installs and starts nothing. */
export function findRedis(): RedisProgram {
  const folder = (process.env.PATH ?? '').split(delimiter).find((each) => existsSync(join(each, 'redis-server')))
  if (folder) return { redis: join(folder, 'redis-server') }
  if (!existsSync(join(cache, 'usr/bin/redis-server'))) {
    if (!isRunnable('apt-get') || !isRunnable('dpkg')) return { leftOutBecause: 'this is not a Debian machine' }
    say("Fetching Debian's redis-server …")
    mkdirSync(cache, { recursive: true })
    const isRoot = process.getuid?.() === 0
    if (!download() && !(isRoot && run('apt-get', ['update', '-q']) && download())) {
      return { leftOutBecause: "Debian's redis-server cannot be downloaded here" }
    }
    for (const name of readdirSync(cache)) if (name.endsWith('.deb')) run('dpkg', ['-x', join(cache, name), cache])
  }
  const redis = withLibraries()
  return isRunnable(redis) ? { redis } : { leftOutBecause: "Debian's redis-server does not run where it was unpacked" }
}

/** A program beside it that starts it with the libraries that were unpacked with it. */
function withLibraries(): string {
  const libraries = join(cache, 'usr/lib')
  const folders = existsSync(libraries) ? readdirSync(libraries).map((name) => join(libraries, name)) : []
  const program = join(cache, 'redis-server')
  const path = `LD_LIBRARY_PATH='${folders.join(':')}'`
  writeFileSync(program, `#!/bin/sh\n${path} exec '${join(cache, 'usr/bin/redis-server')}' "$@"\n`)
  chmodSync(program, 0o755)
  return program
}

// Root's sandbox user may not write below our folder, so apt fetches as itself.
const download = () => run('apt-get', ['download', '-q', '-o', 'APT::Sandbox::User=root', ...packages])

const run = (program: string, args: string[]): boolean =>
  spawnSync(program, args, { cwd: cache, stdio: 'ignore', timeout: 180_000 }).status === 0

const isRunnable = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0
