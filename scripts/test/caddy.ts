import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { say } from '../failure.ts'
import { root } from '../installation/programs.ts'
import { unpackPackages } from './debian-packages.ts'

const cache = join(root, 'node_modules/.cache/debian-caddy')

/** Where a real Caddy is, or why the test with it is left out. */
export type CaddyProgram = { caddy: string } | { leftOutBecause: string }

/** Finds it on PATH; otherwise unpacks Debian's package below node_modules, which installs and starts nothing. */
export function findCaddy(): CaddyProgram {
  const folders = [...(process.env.PATH ?? '').split(delimiter), join(cache, 'usr/bin')]
  const find = () => folders.map((folder) => join(folder, 'caddy')).find((file) => existsSync(file))
  const found = find()
  if (found) return { caddy: found }
  say("Fetching Debian's caddy …")
  const leftOutBecause = unpackPackages(cache, ['caddy'])
  if (leftOutBecause) return { leftOutBecause }
  const caddy = find()
  return caddy ? { caddy } : { leftOutBecause: "Debian's caddy cannot be unpacked" }
}
