import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './programs.ts'

const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith('lib/testing/')
const isGenerated = (path: string) => path.startsWith('lib/server/db/generated/')

/** One digest over the names and contents of files and folders of the project. */
export function hashSources(paths: string[]): string {
  const hash = createHash('sha256').update(process.version)
  for (const path of paths.flatMap(filesBelow)) {
    hash.update(`\0${path}\0`).update(readFileSync(join(root, path)))
  }
  return hash.digest('hex')
}

function filesBelow(path: string): string[] {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (statSync(full).isFile()) return [path]
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((file) => !isTest(file) && !isGenerated(file))
    .sort()
}
