import { expect, test } from 'vitest'
import { readCsv } from '@/lib/server/import/read-csv'

test('[IMPORT-2] a character of two units is whole wherever a long file is cut', async () => {
  const heading = 'title\n'
  for (const shift of [0, 1]) {
    const title = `${'x'.repeat(64 * 1024 - heading.length - 1 - shift)}${'\u{1f525}'.repeat(3)}`
    const { records } = await readCsv(`${heading}${title}\nnext\n`)
    expect(records).toEqual([{ cells: [title] }, { cells: ['next'] }])
  }
})
