import { createHash } from 'node:crypto'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

// A Unix socket's path fits in 104 bytes on macOS and 108 on Linux.
const longestPath = 100

/**
 * Where an installation's control socket is: in its data folder, or, when that path is too long for a socket, in a
 * private folder of this user named after the data folder.
 */
export function controlPath(dataDirectory: string): string {
  const name = createHash('sha256').update(dataDirectory).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\evenkeel-${name}`
  const path = join(dataDirectory, 'control.sock')
  if (Buffer.byteLength(path) <= longestPath) return path
  return join(tmpdir(), `evenkeel-${userInfo().uid}-${name}`, 'control.sock')
}
