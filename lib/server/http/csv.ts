import { stringify } from 'csv-stringify/sync'
import { BYTE_ORDER_MARK } from '@/lib/domain/byte-order-mark'

/** Makes CSV (RFC 4180, UTF-8) of lines. A cell that a spreadsheet would take for a formula is put in quotes of text. */
export const csvOf = (lines: readonly (readonly string[])[]): string =>
  stringify(
    lines.map((line) => [...line]),
    { escape_formulas: true, record_delimiter: 'windows' },
  )

/** Answers CSV as a file to be saved. */
export const csvFile = (name: string, lines: readonly (readonly string[])[], { bom }: { bom: boolean }): Response =>
  new Response(`${bom ? BYTE_ORDER_MARK : ''}${csvOf(lines)}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
    },
  })
