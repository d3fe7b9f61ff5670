import { expect, test } from 'vitest'
import { sizeText } from '@/components/ui/size-text'
import { stage } from './staging'
import { offeredByPaste, pastedFiles } from './transfer'

const fileOf = (name: string, size = 10) => ({ name, blob: { size, type: '' } as Blob })
const clipboard = (files: File[], text = '') => ({
  files: files as unknown as FileList,
  getData: (type: string) => (type === 'text/plain' ? text : ''),
})
const png = new File(['x'], 'image.png', { type: 'image/png' })

test('[FILE-20] what is too large, empty or a folder is named with its reason, and the rest goes along', () => {
  const { taken, refusals } = stage(
    [
      fileOf('trace.log'),
      fileOf('heap.bin', 14_900_000),
      fileOf('nothing.txt', 0),
      { ...fileOf('logs'), isFolder: true },
    ],
    0,
  )
  expect(taken.map(({ name }) => name)).toEqual(['trace.log'])
  expect(refusals).toEqual([
    'heap.bin has 14 MB; a file may have at most 10 MB.',
    'nothing.txt is empty.',
    'logs is a folder: drop the files in it.',
  ])
})

test('[FILE-20] pictures that the server does not draw are refused at once, other files are not', () => {
  const typed = (name: string, type: string) => ({ name, blob: { size: 1, type } as Blob })
  const offered = [typed('a.svg', 'image/svg+xml'), typed('b.webp', 'image/webp'), typed('c.pdf', 'application/pdf')]
  const { taken, refusals } = stage(offered, 0)
  expect(taken.map(({ name }) => name)).toEqual(['b.webp', 'c.pdf'])
  expect(refusals).toEqual([expect.stringMatching(/^a\.svg is a picture of a kind/)])
})

test('[FILE-20] ten megabytes are allowed, one byte more is not, and the sentence shows the difference', () => {
  expect(stage([fileOf('a', 10_485_760)], 0).taken).toHaveLength(1)
  expect(stage([fileOf('a', 10_485_761)], 0).refusals).toEqual([
    'a has 10,485,761 bytes; a file may have at most 10 MB.',
  ])
})

test('[FILE-20] the eleventh file is left out by name', () => {
  const { taken, refusals } = stage([fileOf('a.log'), fileOf('b.log'), fileOf('c.log')], 8)
  expect(taken.map(({ name }) => name)).toEqual(['a.log', 'b.log'])
  expect(refusals).toEqual(['An entry carries at most 10 files. Left out: c.log.'])
})

test('[FILE-21] a picture is attached, text is pasted', () => {
  expect(pastedFiles(clipboard([png]))).toEqual([png])
  expect(pastedFiles(clipboard([], 'just words'))).toEqual([])
})

test('[FILE-21] the text of a spreadsheet is meant, not the picture of it', () => {
  expect(pastedFiles(clipboard([png], 'region\terrors\r\nEU\t412'))).toEqual([])
})

test('[FILE-21] files copied in a file manager are attached although their names are text', () => {
  const files = [new File(['x'], 'trace.log'), new File(['x'], 'heap dump.bin')]
  expect(pastedFiles(clipboard(files, 'trace.log\nheap dump.bin'))).toEqual(files)
  expect(pastedFiles(clipboard(files, 'file:///home/ada/trace.log\nfile:///home/ada/heap dump.bin'))).toEqual(files)
})

test('[FILE-21] pasted pictures are told apart by the time', () => {
  const named = new File(['x'], 'latency.png')
  const at = Date.parse('2026-03-02T13:06:00.000Z')
  expect(offeredByPaste([png, named, png], at, 'Europe/Berlin').map(({ name }) => name)).toEqual([
    'Pasted 14.06.png',
    'latency.png',
    'Pasted 14.06 3.png',
  ])
})

test.each([
  [0, '0 B'],
  [812, '812 B'],
  [1024, '1 kB'],
  [14_300, '14 kB'],
  [1_048_000, '1023 kB'],
  [1_048_400, '1 MB'],
  [2_540_000, '2.4 MB'],
  [10_485_760, '10 MB'],
])('%i bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text)
})
