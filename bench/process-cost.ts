import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts a process's time in ticks of this many a second. */
const TICKS = 100

/** A process and everything it started that still runs; only itself where there is no /proc. */
export function processTree(root: number): number[] {
  const children = new Map<number, number[]>()
  for (const pid of processIds()) {
    const parent = Number(statOf(pid)?.[1])
    children.set(parent, [...(children.get(parent) ?? []), pid])
  }
  const tree = [root]
  for (const pid of tree) tree.push(...(children.get(pid) ?? []))
  return tree
}

function processIds(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger)
  } catch {
    return []
  }
}

/** The fields of /proc/PID/stat after the name: state, parent, … */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

/** CPU seconds a process has used; with `family`, of all it started too, ended ones included. Not a number elsewhere. */
export function cpuSeconds(pid: number, family: 'alone' | 'family' = 'alone'): number {
  const pids = family === 'family' ? processTree(pid) : [pid]
  const ticks = pids.map((each) => {
    const [user, system, endedUser, endedSystem] = (statOf(each)?.slice(11, 15) ?? []).map(Number)
    if (user === undefined || system === undefined) return Number.NaN
    return user + system + (family === 'family' ? (endedUser ?? 0) + (endedSystem ?? 0) : 0)
  })
  return ticks.reduce((sum, each) => sum + each, 0) / TICKS
}

/** Memory of processes in MB, what several of them share counted once. Not a number where it cannot be read. */
export function proportionalMegabytes(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1])
    } catch {
      return processIds().includes(pid) ? Number.NaN : 0
    }
  })
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024
}
