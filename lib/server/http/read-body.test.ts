import { afterEach, expect, test, vi } from 'vitest'
import { parseJson, readBody } from '@/lib/server/http/read-body'

afterEach(() => {
  vi.useRealTimers()
})

const headers = new Headers()

/** A body of these pieces, which then says only what it is told to. */
function trickled(...pieces: string[]) {
  const cancel = vi.fn()
  let say: (piece: string) => void = () => {}
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      say = (piece) => controller.enqueue(Buffer.from(piece))
      pieces.forEach(say)
    },
    cancel,
  })
  return { body, headers, cancel, say }
}

test('[INTAKE-12] a body that does not arrive in time is read no further', async () => {
  vi.useFakeTimers()
  const slow = trickled('{')
  const read = readBody(slow, 100, { withinMs: 5000 })
  const refused = expect(read).rejects.toMatchObject({ code: 'unavailable' })
  await vi.advanceTimersByTimeAsync(4999)
  expect(slow.cancel).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  await refused
  expect(slow.cancel).toHaveBeenCalled()
})

test('[FILE-12] a body of which nothing comes any more is over, however slowly it came before', async () => {
  vi.useFakeTimers()
  const stalled = trickled()
  const read = readBody(stalled, 100, { pauseMs: 5000 })
  const refused = expect(read).rejects.toMatchObject({ code: 'unavailable' })
  for (let piece = 0; piece < 10; piece++) {
    await vi.advanceTimersByTimeAsync(4999)
    stalled.say('{')
  }
  await vi.advanceTimersByTimeAsync(4999)
  expect(stalled.cancel).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  await refused
  expect(stalled.cancel).toHaveBeenCalled()
})

test('[INTAKE-12] what counts its pieces may end it', async () => {
  const counted: number[] = []
  const onPiece = (bytes: number) => {
    counted.push(bytes)
    if (counted.length === 2) throw new Error('Too much')
  }
  const greedy = trickled('abc', 'defg', 'h')
  await expect(readBody(greedy, 100, { onPiece })).rejects.toThrow('Too much')
  expect(counted).toEqual([3, 4])
  expect(greedy.cancel).toHaveBeenCalled()
})

test('[API-1] a body that is longer than it may be is read no further', async () => {
  const long = trickled('abc', 'defg')
  await expect(readBody(long, 6)).rejects.toMatchObject({ code: 'too_large' })
  expect(long.cancel).toHaveBeenCalled()
})

test.each([
  '{"__proto__":{"x":1}}',
  '[{"a":{"\\u005f_proto__":{}}}]',
  '{"__\\u0070roto__":{"x":1}}',
  '{"__prot\\u006f__":{"x":1}}',
])('[API-1] %s names what reaches a prototype, however it is written', (text) => {
  expect(() => parseJson(text)).toThrow('__proto__: is not a known field')
})

test('[API-1] words are none of its names', () => {
  expect(parseJson('{"note":"__proto__, \\u0070","proto":1}')).toEqual({ note: '__proto__, p', proto: 1 })
})
