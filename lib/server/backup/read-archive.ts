// Imports nothing of the application: scripts use it as it stands.
import { createHash, type Hash, timingSafeEqual } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { z } from 'zod'
import {
  ArchiveError,
  type ArchiveHeader,
  type ArchiveKeys,
  type ArchiveManifest,
  entryNames,
  FORMAT,
  headerSchema,
  manifestMac,
  manifestSchema,
  pieceName,
  sha256,
} from './archive-format.ts'

/** No row we write is as large; it bounds what a file that is no backup may take of the memory. */
const MAX_PIECE_BYTES = 256 * 1024 * 1024

export interface CheckedArchive {
  file: string
  header: ArchiveHeader
  manifest: ArchiveManifest
  /** The secret that the installation had made for itself; null when it came from the environment. */
  authSecret: string | null
}

/** A piece of the rows of a table, as COPY takes them. */
export interface Piece {
  table: string
  data: Buffer
}

/**
 * Reads an archive to its end and compares everything with its manifest, and the manifest with the keys that `keysFor`
 * answers (null: nobody has them any more, and only the checksums count). Throws an ArchiveError with one sentence.
 */
export async function checkArchive(
  file: string,
  keysFor: (secretInArchive: string | null) => ArchiveKeys | null,
): Promise<CheckedArchive> {
  const found = await readAll(file, () => Promise.resolve())
  const { header, manifest, authSecret } = found
  if (!header || !manifest) throw notWhole(file)
  const keys = keysFor(authSecret)
  if (keys && keys.print !== header.keyPrint) {
    throw new ArchiveError(
      'The backup was made with another AUTH_SECRET or LOG_KEY: set them as they were there, or say --keys-lost when nobody has them any more.',
    )
  }
  if (keys && !isSameText(found.mac, manifestMac(keys.macKey, found.manifestText))) throw notWhole(file)
  return { file, header, manifest, authSecret }
}

/** Gives the pieces of all tables in their order. Throws when the file is no longer the one that was checked. */
export async function readTables(archive: CheckedArchive, take: (piece: Piece) => Promise<void>): Promise<void> {
  const { manifestText } = await readAll(archive.file, take)
  if (manifestText !== JSON.stringify(archive.manifest)) throw notWhole(archive.file)
}

interface Found {
  header: ArchiveHeader | null
  authSecret: string | null
  manifest: ArchiveManifest | null
  manifestText: string
  mac: string
}

async function readAll(file: string, take: (piece: Piece) => Promise<void>): Promise<Found> {
  const found: Found = { header: null, authSecret: null, manifest: null, manifestText: '', mac: '' }
  const seen = new Map<string, { pieces: number; bytes: number; digest: Hash }>()
  let headerHash = ''
  for await (const { name, data } of entriesOf(file)) {
    const table = /^tables\/(\w+)\/\d+$/.exec(name)?.[1]
    if (found.mac || (!found.header && name !== entryNames.header)) throw notWhole(file)
    if (name === entryNames.header) {
      found.header = headerIn(file, data)
      headerHash = sha256(data)
    } else if (name === entryNames.secret) found.authSecret = data.toString()
    else if (name === entryNames.manifest) {
      found.manifestText = data.toString()
      found.manifest = parsed(file, manifestSchema, data)
    } else if (name === entryNames.mac) found.mac = data.toString()
    else if (table !== undefined && !found.manifest) {
      const so = seen.get(table) ?? { pieces: 0, bytes: 0, digest: createHash('sha256') }
      seen.set(table, so)
      so.pieces += 1
      so.bytes += data.length
      so.digest.update(data)
      if (name !== pieceName(table, so.pieces)) throw notWhole(file)
      await take({ table, data })
    } else throw notWhole(file)
  }
  const secretHash = found.authSecret === null ? null : sha256(found.authSecret)
  const isWhole =
    found.manifest?.header === headerHash &&
    found.manifest.secret === secretHash &&
    found.mac !== '' &&
    [...seen.keys()].every((name) => found.manifest?.tables.some((table) => table.name === name)) &&
    found.manifest.tables.every(({ name, bytes, sha256: expected }) => {
      const so = seen.get(name)
      return (so?.bytes ?? 0) === bytes && (so?.digest ?? createHash('sha256')).digest('hex') === expected
    })
  if (!isWhole) throw notWhole(file)
  return found
}

async function* entriesOf(file: string): AsyncGenerator<{ name: string; data: Buffer }> {
  const tar = extract()
  let failure: Error | null = null
  pipeline(createReadStream(file), createGunzip(), tar, (error) => {
    failure = error ?? null
  })
  try {
    for await (const entry of tar) {
      const { name, size = 0, type } = entry.header
      if (type !== 'file' || size > MAX_PIECE_BYTES) throw notWhole(file)
      const parts: Uint8Array[] = []
      for await (const part of entry) if (part instanceof Uint8Array) parts.push(part)
      yield { name, data: Buffer.concat(parts) }
    }
  } catch (error) {
    throw asArchiveError(file, failure ?? error)
  }
  if (failure) throw asArchiveError(file, failure)
}

function asArchiveError(file: string, error: unknown): unknown {
  if (error instanceof ArchiveError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') {
    return new ArchiveError(`The backup ${file} cannot be read (${code}).`)
  }
  // Of zlib, and of tar, which has plain errors without a code.
  const isOfTar = code === '' && error instanceof Error && error.constructor === Error
  return code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE' || isOfTar ? notWhole(file) : error
}

const formatSchema = z.object({ format: z.number() })

function headerIn(file: string, data: Buffer): ArchiveHeader {
  const { format } = parsed(file, formatSchema, data)
  if (format > FORMAT) throw new ArchiveError(`${file} was written by a newer version of Evenkeel: update Evenkeel.`)
  return parsed(file, headerSchema, data)
}

function parsed<T>(file: string, schema: { safeParse(value: unknown): { data?: T } }, data: Buffer): T {
  try {
    const { data: value } = schema.safeParse(JSON.parse(data.toString()))
    if (value !== undefined) return value
  } catch {
    // It is no JSON.
  }
  throw notWhole(file)
}

const isSameText = (left: string, right: string): boolean =>
  left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right))

const notWhole = (file: string) =>
  new ArchiveError(`${file} is not a whole backup of Evenkeel: it was cut off or changed. Nothing was restored.`)
