import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'

const frame = /((?:file:\/\/\/?)?(?:[A-Za-z]:[\\/]|\/)[^\s()]*?\.m?js):(\d+):(\d+)/g

/** Each is some megabytes, so only those of files that an error came through are kept. */
const maps = new Map<string, SourceMap | null>()

/**
 * A stack by the lines its authors wrote instead of those of the build. Maps are read when a stack is told:
 * `--enable-source-maps` would read every one while starting, three hundred megabytes of them.
 */
export function readableStack(stack: string): string {
  return stack.replace(frame, (written, script: string, line: string, column: string) => {
    const entry = mapOf(script.startsWith('file:') ? fileURLToPath(script) : script)?.findEntry(
      Number(line) - 1,
      Number(column) - 1,
    )
    if (!entry || !('originalSource' in entry)) return written
    return `${nameOf(entry.originalSource)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
  })
}

/** Sources are named from the folder of the bundle, or by the bundler's own scheme. */
const nameOf = (source: string): string =>
  source.replace(/^turbopack:\/{2,3}\[project\]\//, '').replace(/^(\.\.\/)+/, '')

function mapOf(script: string): SourceMap | null {
  const known = maps.get(script)
  if (known !== undefined) return known
  const map = readMap(`${script}.map`)
  maps.set(script, map)
  return map
}

function readMap(file: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // Of code that was not built there is none, and one that is broken must not hide the error.
    return null
  }
}
