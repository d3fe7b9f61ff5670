import { Readable } from 'node:stream'
import { setImmediate as breathe } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import { storableText } from '@/lib/domain/alert/storable'
import { AppError } from '@/lib/domain/errors'
import type { ImportRecord } from '@/lib/domain/import/foreign-incident'
import { MAX_COLUMNS } from '@/lib/domain/import/import-mapping'
import { type ImportContent, MAX_IMPORT_INCIDENTS } from '@/lib/domain/import/import-run'
import { tooMany } from '@/lib/domain/import/too-many'
import { excerpt } from '@/lib/domain/text'
import { countWords, topWords, type WordCounter } from '@/lib/server/import/count-words'

const CHUNK = 64 * 1024

/**
 * Reads the rows of a CSV file (RFC 4180; fields parted by commas, semicolons, tabs or bars) below its headings. Throws
 * `invalid_input` naming the line that cannot be read. It reads piece by piece, so that others are answered meanwhile.
 */
export async function readCsv(text: string): Promise<{ content: ImportContent; records: ImportRecord[] }> {
  const rows = Readable.from(chunksOf(text)).pipe(
    parse({ delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: true }),
  )
  let headings: string[] | null = null
  const counters: WordCounter[] = []
  const records: ImportRecord[] = []
  try {
    for await (const row of rows) {
      const cells = (row as string[]).map(storableText)
      if (!headings) headings = headingsOf(cells)
      else if (cells.some((cell) => cell.trim() !== '')) {
        if (records.length === MAX_IMPORT_INCIDENTS) throw tooMany()
        const kept = cells.slice(0, headings.length)
        records.push({ cells: kept })
        for (const [at, cell] of kept.entries()) countWords(counters, at, cell)
      }
    }
  } catch (error) {
    throw refusalOf(error)
  }
  const columns = (headings ?? []).map((heading, at) => ({ heading, words: topWords(counters[at]) }))
  return { content: { columns, severities: [], services: [] }, records }
}

/**
 * Cut between characters: each piece becomes bytes by itself, and half a character is none. Others are answered after
 * each, also where a row has no end.
 */
async function* chunksOf(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; ) {
    const isCut = /[\uD800-\uDBFF]/.test(text.charAt(at + CHUNK - 1))
    const piece = text.slice(at, at + CHUNK + (isCut ? 1 : 0))
    yield piece
    await breathe()
    at += piece.length
  }
}

/** What parts the headings: of commas, semicolons, tabs and bars outside quotes the one that stands there most. */
function delimiterOf(text: string): string {
  const [first = ''] = /[^\r\n]+/.exec(text) ?? []
  const line = first.slice(0, CHUNK).replace(/"(?:[^"]|"")*"/g, '')
  const counts = [',', ';', '\t', '|'].map((mark) => ({ mark, count: line.split(mark).length }))
  return counts.toSorted((left, right) => right.count - left.count)[0]?.mark ?? ','
}

function headingsOf(cells: string[]): string[] {
  if (cells.length > MAX_COLUMNS) throw new AppError('invalid_input', `The file has more than ${MAX_COLUMNS} columns.`)
  return cells.map((cell, at) => cell.replace(/\s+/g, ' ').trim().slice(0, 200) || `Column ${at + 1}`)
}

/** Some of their codes begin with `CSV_`, and some do not. */
const refusalOf = (error: unknown): unknown =>
  error instanceof CsvError
    ? new AppError('invalid_input', `The file is not CSV that can be read: ${excerpt(error.message, 300)}`)
    : error
