import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { until } from './open-loop.ts'
import { proportionalMegabytes } from './process-cost.ts'

const fileOf = (pid: number) => join(process.env.EVENKEEL_DATA_DIR ?? '.', `memory-${pid}.json`)

const onRequest = `process.on("SIGUSR2", () => {
  gc()
  const { writeFileSync, renameSync } = process.getBuiltinModule("fs")
  const file = process.env.EVENKEEL_DATA_DIR + "/memory-" + process.pid + ".json"
  writeFileSync(file + ".part", JSON.stringify(process.memoryUsage()))
  renameSync(file + ".part", file)
})`

/** Makes a Node process collect its garbage and tell its memory when asked: how much has piled up is chance. */
export const tellsMemory = ['--expose-gc', '--import', `data:text/javascript,${encodeURIComponent(onRequest)}`]

export interface Memory {
  /** What is still in use, in MB. */
  live: number
  /** What the system has given and not got back, in MB. */
  resident: number
}

/** The memory of a process started with `tellsMemory`, after it has collected its garbage. */
export async function memoryOf(pid: number): Promise<Memory> {
  const file = fileOf(pid)
  rmSync(file, { force: true })
  process.kill(pid, 'SIGUSR2')
  await until(() => existsSync(file), 30, 'the memory told')
  const { heapUsed, external } = JSON.parse(readFileSync(file, 'utf8'))
  return { live: (heapUsed + external) / 2 ** 20, resident: proportionalMegabytes([pid]) }
}
