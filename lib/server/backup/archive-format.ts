// Imports nothing of the application: scripts use it as it stands.
import { createHash, createHmac, createSecretKey } from 'node:crypto'
import { z } from 'zod'

/** An archive cannot be used; the message is one sentence that says why. */
export class ArchiveError extends Error {}

/**
 * An archive is a gzipped tar. Its entries, in this order: `header.json`, `auth-secret` when the installation made its own,
 * `tables/NAME/NUMBER` with what COPY says of each table, cut in pieces, `manifest.json`, and `manifest.mac`.
 */
export const entryNames = {
  header: 'header.json',
  secret: 'auth-secret',
  manifest: 'manifest.json',
  mac: 'manifest.mac',
} as const

export const pieceName = (table: string, piece: number): string => `tables/${table}/${String(piece).padStart(6, '0')}`

/** Raised when older readers could not read what is written. */
export const FORMAT = 1
const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** What a reader has to know before the tables come. */
export const headerSchema = z.object({
  format: z.literal(FORMAT),
  createdAt: z.iso.datetime(),
  /** Where the installation was reached, for people who wonder what they found. */
  publicUrl: z.string(),
  /** The migrations that made the schema, oldest first. */
  migrations: z.array(z.string()).min(1),
  /** See `printOf`: of the keys that sealed the logs and the secrets in the tables. */
  keyPrint: z.string(),
})

/** What has to be there, so that anything less is noticed. */
export const manifestSchema = z.object({
  header: hash,
  /** Null when the secret came from the environment, and is not in the archive. */
  secret: hash.nullable(),
  /** In an order in which each table's references are there before it. */
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()).min(1),
      rows: z.int().min(0),
      bytes: z.int().min(0),
      sha256: hash,
    }),
  ),
  sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^\d+$/), isCalled: z.boolean() })),
})

export type ArchiveHeader = z.output<typeof headerSchema>
export type ArchiveManifest = z.output<typeof manifestSchema>

/** The keys of an installation, as an archive is concerned with them: see `installation-keys.ts`. */
export interface ArchiveKeys {
  print: string
  macKey: Buffer
}

export const headerOf = (facts: Omit<ArchiveHeader, 'format'>): ArchiveHeader => ({ format: FORMAT, ...facts })

export const sha256 = (data: Buffer | string): string => createHash('sha256').update(data).digest('hex')

/** Vouches for a manifest, and so for all that it names, with the key that seals logs. */
export const manifestMac = (macKey: Buffer, manifest: Buffer | string): string =>
  createHmac('sha256', createSecretKey(macKey)).update('evenkeel backup\0').update(manifest).digest('hex')
