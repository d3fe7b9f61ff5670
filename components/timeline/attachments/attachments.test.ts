import { expect, test } from 'vitest'
import { ada, InMemoryIncident, uuid } from '@/lib/testing/in-memory-incident'
import { pictureText, shownPictures } from './shown-pictures'
import { attachedHeight, thumbnailBox } from './thumbnail-box'

const refOf = (n: number, width: number | null) => ({
  id: uuid(n),
  name: `file-${n}.png`,
  mediaType: 'image/png',
  size: 10,
  sha256: '',
  width,
  height: width && width / 2,
})

test.each([
  [
    { width: 1600, height: 900 },
    { width: 320, height: 180 },
  ],
  [
    { width: 900, height: 1600 },
    { width: 135, height: 240 },
  ],
  [
    { width: 120, height: 80 },
    { width: 120, height: 80 },
  ],
  [
    { width: 4000, height: 20 },
    { width: 320, height: 44 },
  ],
])('[FILE-25] a picture of %j has its place before it is loaded', (size, box) => {
  expect(thumbnailBox(size)).toEqual(box)
})

test('[FILE-25] a list that has not shown a line yet knows about how high it is', () => {
  expect(attachedHeight([])).toBe(0)
  expect(attachedHeight([refOf(1, null)])).toBe(42)
  expect(attachedHeight([refOf(1, 1600), refOf(2, 1600), refOf(3, null)])).toBe(160 + 6 + 42)
})

test('[FILE-26] pictures are gone through in the order of the lines, those on their way among them', () => {
  const incident = new InMemoryIncident()
  incident.run(ada, 'add-entry', { entryId: uuid(50), kind: 'note', text: 'EU latency\nsince the deploy' })
  const row = incident.rowOf(uuid(50))!
  const lines = [
    { ...row, attachments: [refOf(1, 1600), refOf(2, null)] },
    { ...row, text: '', attachments: [refOf(3, null), refOf(4, 800)] },
  ]
  const local = new Map([[uuid(3), { url: 'blob:3', width: 40, height: 30 }]])
  const shown = shownPictures(lines, local)
  expect(shown.map(({ ref, localUrl }) => [ref.id, localUrl])).toEqual([
    [uuid(1), null],
    [uuid(3), 'blob:3'],
    [uuid(4), null],
  ])
  expect(pictureText(shown[0]!, '14:06')).toBe('Picture from Ada at 14:06: EU latency since the deploy (file-1.png)')
  expect(pictureText(shown[1]!, '14:06')).toBe('Picture from Ada at 14:06 (file-3.png)')
})
