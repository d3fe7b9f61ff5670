import { expect, test } from 'vitest'
import { csvFile } from '@/lib/server/http/csv'

test('[HISTORY-4] a file for a spreadsheet begins with a byte-order mark, one for a program with its first heading', async () => {
  const bytesOf = async (bom: boolean) =>
    Buffer.from(await csvFile('file', [['Größe'], ['café']], { bom }).arrayBuffer()).toString()
  expect([await bytesOf(true), await bytesOf(false)]).toEqual(['\uFEFFGröße\r\ncafé\r\n', 'Größe\r\ncafé\r\n'])
})
