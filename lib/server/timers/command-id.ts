import { createHash } from 'node:crypto'
import type { DueTimer } from '@/lib/server/db/timers'

/** The same timer always makes the same command, so a second run is answered by the receipt of the first. */
export function commandIdOf({ id, key }: Pick<DueTimer, 'id' | 'key'>): string {
  const digest = createHash('sha256').update(`evenkeel timer ${id} ${key}`).digest()
  // Marked as a UUID of version 8 (RFC 9562): a digest of our own making.
  digest.writeUInt8(((digest[6] ?? 0) & 0x0f) | 0x80, 6)
  digest.writeUInt8(((digest[8] ?? 0) & 0x3f) | 0x80, 8)
  const hex = digest.toString('hex', 0, 16)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
