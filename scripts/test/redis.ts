import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { say } from '../failure.ts'
import { root } from '../installation/programs.ts'
import { isRunnable, unpackPackages } from './debian-packages.ts'

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
    say("Fetching Debian's redis-server …")
    const leftOutBecause = unpackPackages(cache, packages)
    if (leftOutBecause) return { leftOutBecause }
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
