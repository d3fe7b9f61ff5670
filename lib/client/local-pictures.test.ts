import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLocalPictures } from './local-pictures'
import { measurePicture } from './picture-size'

/** Loads at once, as a picture of 800 × 600, unless it is told to be none. */
class FakeImage {
  static isPicture = true
  onload = () => {}
  onerror = () => {}
  naturalWidth = 800
  naturalHeight = 600
  set src(_: string) {
    queueMicrotask(() => (FakeImage.isPicture ? this.onload() : this.onerror()))
  }
}

const urls = new Set<string>()
const png = () => new Blob(['x'], { type: 'image/png' })
const settle = () => new Promise((resolve) => setTimeout(resolve, 0))
const never = () => false
const always = () => true

beforeEach(() => {
  FakeImage.isPicture = true
  urls.clear()
  vi.stubGlobal('Image', FakeImage)
  let n = 0
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    const url = `blob:${++n}`
    urls.add(url)
    return url
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void urls.delete(url))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('[FILE-23] a picture that was measured in the composer is there at once', async () => {
  const pictures = createLocalPictures({ load: async () => {} })
  const blob = png()
  await measurePicture(blob)
  pictures.follow([{ id: 'a', blob }], never)
  expect(pictures.get().get('a')).toMatchObject({ width: 800, height: 600 })
})

test('[FILE-23] it stays until the server has its copy here, and its bytes are let go then', async () => {
  let arrive = () => {}
  const pictures = createLocalPictures({ load: () => new Promise<void>((resolve) => (arrive = resolve)) })
  pictures.follow([{ id: 'a', blob: png() }], never)
  await settle()
  pictures.follow([], always)
  expect([...pictures.get().keys()]).toEqual(['a'])
  arrive()
  await settle()
  expect(pictures.get().size).toBe(0)
  expect(urls.size).toBe(0)
})

test('[FILE-23] without a network it stays, and the next change tries again', async () => {
  let tries = 0
  const load = async () => {
    tries += 1
    if (tries === 1) throw new Error('offline')
  }
  const pictures = createLocalPictures({ load })
  pictures.follow([{ id: 'a', blob: png() }], never)
  await settle()
  pictures.follow([], always)
  await settle()
  expect(pictures.get().size).toBe(1)
  pictures.follow([], always)
  await settle()
  expect(pictures.get().size).toBe(0)
})

test('[FILE-26] what was given up or redacted goes at once, measured or not', async () => {
  const pictures = createLocalPictures({ load: async () => {} })
  pictures.follow([{ id: 'a', blob: png() }], never)
  pictures.follow([], never)
  await settle()
  expect(pictures.get().size).toBe(0)
  expect(urls.size).toBe(0)
})

test('[FILE-23] what cannot be shown here is a file', async () => {
  FakeImage.isPicture = false
  const pictures = createLocalPictures({ load: async () => {} })
  const files = [
    { id: 'a', blob: png() },
    { id: 'b', blob: new Blob(['x'], { type: 'text/plain' }) },
  ]
  pictures.follow(files, never)
  await settle()
  expect(pictures.get().size).toBe(0)
})
