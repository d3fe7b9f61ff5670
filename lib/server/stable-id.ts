import { createHash } from 'node:crypto'

/**
 * The same UUID for the same parts, always: a command repeated after a crash then has the same commandId.
 * @see https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-8
 */
export function stableId(...parts: string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-')
}
