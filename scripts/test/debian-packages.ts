import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'

/**
 * Unpacks Debian's packages into a folder, which needs no rights and installs and starts nothing on the machine. Answers
 * why it cannot be done here, or null when it was.
 */
export function unpackPackages(folder: string, packages: readonly string[]): string | null {
  if (!isRunnable('apt-get') || !isRunnable('dpkg')) return 'this is not a Debian machine'
  mkdirSync(folder, { recursive: true })
  const run = (program: string, args: readonly string[]): boolean =>
    spawnSync(program, args, { cwd: folder, stdio: 'ignore', timeout: 180_000 }).status === 0
  // Root's sandbox user may not write below our folder, so apt fetches as itself.
  const download = () => run('apt-get', ['download', '-q', '-o', 'APT::Sandbox::User=root', ...packages])
  const isRoot = process.getuid?.() === 0
  if (!download() && !(isRoot && run('apt-get', ['update', '-q']) && download())) {
    return `Debian's ${packages[0]} cannot be downloaded here`
  }
  for (const name of readdirSync(folder)) if (name.endsWith('.deb')) run('dpkg', ['-x', name, folder])
  return null
}

export const isRunnable = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0
