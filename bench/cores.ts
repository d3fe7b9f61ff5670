import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** What a process is for: what is measured runs on other cores than what measures it. */
export type Side = 'system' | 'load'

/** Lists of cores as `taskset -c` takes them; null when processes cannot be pinned here. */
export type Cores = Record<Side, string> | null

/** The first half of the cores for PostgreSQL and servers, the second for the load. */
export function splitCores(): Cores {
  if (process.platform !== 'linux' || spawnSync('taskset', ['--version']).error) return null
  const cores = allowedCores()
  const middle = Math.floor(cores.length / 2)
  return middle === 0 ? null : { system: cores.slice(0, middle).join(','), load: cores.slice(middle).join(',') }
}

function allowedCores(): number[] {
  const list = /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? ''
  return list.split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number)
    return Array.from({ length: to - from + 1 }, (_, index) => from + index)
  })
}

/** Puts a process that runs already on its cores; what it starts from now on follows. */
export function pin(pid: number, side: Side, cores: Cores): void {
  if (cores) spawnSync('taskset', ['-a', '-c', '-p', cores[side], String(pid)])
}

/** The command that runs a program on its cores from the start; its process id is the program's own. */
export const pinned = (command: [string, ...string[]], side: Side, cores: Cores): [string, ...string[]] =>
  cores ? ['taskset', '-c', cores[side], ...command] : command

/** The command that runs a program on all cores, from a process that is pinned to some. */
export const unpinned = (command: [string, ...string[]], cores: Cores): [string, ...string[]] =>
  cores ? ['taskset', '-c', `${cores.system},${cores.load}`, ...command] : command
