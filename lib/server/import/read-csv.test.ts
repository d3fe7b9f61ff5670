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

test('[IMPORT-1] what is no CSV is refused as that', async () => {
  for (const text of ['x,y\na"b\n', 'x,y\n"a"b\n', 'x,y\n"a\n']) {
    await expect(readCsv(text)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('The file is not CSV'),
    })
  }
})

test('[IMPORT-1] what parts the fields is seen below empty lines too', async () => {
  const { content, records } = await readCsv('\r\n\r\nid;title\r\n1;A, B\r\n')
  expect(content.columns.map(({ heading }) => heading)).toEqual(['id', 'title'])
  expect(records).toEqual([{ cells: ['1', 'A, B'] }])
})
