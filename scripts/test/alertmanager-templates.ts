import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const place = '/usr/share/prometheus'

/**
 * Debian's Alertmanager reads its templates from /usr/share and nowhere else. Answers a program that finds those
 * unpacked below `folder`: in a mount namespace of its own where that is allowed, else by copying them, as root.
 */
export function withTemplates(program: string, folder: string): string | undefined {
  if (existsSync(place)) return program
  const share = join(folder, 'usr/share')
  const enter = ['--map-root-user', '--mount', 'sh', '-c']
  if (spawnSync('unshare', [...enter, 'mount --bind "$0" /usr/share', share], { stdio: 'ignore' }).status === 0) {
    const wrapper = join(folder, 'alertmanager')
    const script = `mount --bind "$0" /usr/share && exec "$@"`
    writeFileSync(wrapper, `#!/bin/sh\nexec unshare ${enter.join(' ')} '${script}' '${share}' '${program}' "$@"\n`, {
      mode: 0o755,
    })
    return wrapper
  }
  if (process.getuid?.() !== 0) return undefined
  cpSync(join(share, 'prometheus'), place, { recursive: true })
  return program
}
