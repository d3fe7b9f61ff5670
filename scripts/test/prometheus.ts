import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { say } from '../failure.ts'
import { root } from '../installation/programs.ts'
import { withTemplates } from './alertmanager-templates.ts'
import { unpackPackages } from './debian-packages.ts'

const packages = ['prometheus', 'prometheus-alertmanager'] as const
const cache = join(root, 'node_modules/.cache/debian')

/** Where the real Prometheus and Alertmanager are, or why the test with them is left out. */
export type MonitoringPrograms = { prometheus: string; alertmanager: string } | { leftOutBecause: string }

/**
 * Finds the two programs on PATH; otherwise unpacks Debian's packages below node_modules, which needs no rights and
 * installs and starts nothing on the machine.
 */
export function findMonitoring(): MonitoringPrograms {
  const installed = programsIn((process.env.PATH ?? '').split(delimiter))
  if (installed) return installed
  const unpacked = programsIn([join(cache, 'usr/bin')])
  if (unpacked) return runnable(unpacked)
  say("Fetching Debian's prometheus and prometheus-alertmanager …")
  const leftOutBecause = unpackPackages(cache, packages)
  if (leftOutBecause) return { leftOutBecause }
  const fetched = programsIn([join(cache, 'usr/bin')])
  return fetched ? runnable(fetched) : { leftOutBecause: "Debian's prometheus packages cannot be unpacked" }
}

function runnable({ prometheus, alertmanager }: { prometheus: string; alertmanager: string }): MonitoringPrograms {
  const program = withTemplates(alertmanager, cache)
  if (program) return { prometheus, alertmanager: program }
  return { leftOutBecause: "Debian's Alertmanager cannot be given its templates in /usr/share here" }
}

function programsIn(folders: string[]): { prometheus: string; alertmanager: string } | undefined {
  const find = (name: string) => folders.map((folder) => join(folder, name)).find((file) => existsSync(file))
  const prometheus = find('prometheus')
  const alertmanager = find('prometheus-alertmanager') ?? find('alertmanager')
  return prometheus && alertmanager ? { prometheus, alertmanager } : undefined
}
