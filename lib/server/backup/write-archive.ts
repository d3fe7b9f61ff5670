import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { constants, createGzip } from 'node:zlib'
import { pack } from 'tar-stream'
import { pieceName } from '@/lib/server/backup/archive-format'

/** A table's rows are cut into entries of about this size: tar wants to know the size of an entry before it begins. */
const PIECE_BYTES = 1_000_000

export interface ArchiveWriter {
  add(name: string, data: Buffer | string): Promise<void>
  /** Adds the rows of a table as they come, and answers how many bytes there were and their SHA-256. */
  addTable(name: string, rows: AsyncIterable<Buffer>): Promise<{ bytes: number; sha256: string }>
}

/**
 * Writes an archive to a new file for its owner only. It is on the disk when this resolves; when it fails, what was
 * written so far is the caller's to remove. Holds one piece in memory, however much there is.
 */
export async function writeArchive(file: string, fill: (writer: ArchiveWriter) => Promise<void>): Promise<void> {
  const tar = pack()
  // A backup waits for the database more than for the disk: the fastest level is a fifth larger and three times as fast.
  const zip = createGzip({ level: constants.Z_BEST_SPEED })
  const written = pipeline(tar, zip, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }))
  const add = (name: string, data: Buffer | string) =>
    new Promise<void>((resolve, reject) => {
      const content = Buffer.from(data)
      tar.entry({ name, mode: 0o600 }, content, (error) => (error ? reject(error) : resolve()))
    })
  const filled = fill({ add, addTable: (name, rows) => addTable(name, rows, add) }).then(
    () => tar.finalize(),
    (error: unknown) => {
      tar.destroy()
      throw error
    },
  )
  const [filling, writing] = await Promise.allSettled([Promise.race([filled, written]), written])
  for (const result of [filling, writing]) if (result.status === 'rejected') throw result.reason
}

async function addTable(name: string, rows: AsyncIterable<Buffer>, add: ArchiveWriter['add']) {
  const digest = createHash('sha256')
  let bytes = 0
  let piece: Buffer[] = []
  let pieceBytes = 0
  let number = 0
  const flush = async () => {
    number += 1
    const data = Buffer.concat(piece)
    piece = []
    pieceBytes = 0
    await add(pieceName(name, number), data)
  }
  for await (const chunk of rows) {
    digest.update(chunk)
    bytes += chunk.length
    piece.push(chunk)
    pieceBytes += chunk.length
    if (pieceBytes >= PIECE_BYTES) await flush()
  }
  if (pieceBytes > 0) await flush()
  return { bytes, sha256: digest.digest('hex') }
}
