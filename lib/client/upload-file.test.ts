import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { uploadFile } from './upload-file'

/** The browser's request, in the hands of the test. */
class FakeRequest {
  static last: FakeRequest
  upload: { onprogress?: (event: { loaded: number }) => void; onload?: () => void } = {}
  onload = () => {}
  onerror = () => {}
  onabort = () => {}
  onloadend = () => {}
  status = 0
  responseText = ''
  opened: string[] = []
  headers: Record<string, string> = {}
  body: unknown = null
  constructor() {
    FakeRequest.last = this
  }
  open(...opened: string[]) {
    this.opened = opened
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value
  }
  send(body: unknown) {
    this.body = body
  }
  abort() {
    this.onabort()
    this.onloadend()
  }
  answer(status: number, body: unknown) {
    this.status = status
    this.responseText = typeof body === 'string' ? body : JSON.stringify(body)
    this.onload()
    this.onloadend()
  }
}

const blob = new Blob(['x'.repeat(1000)], { type: 'text/plain' })
const kept = {
  id: 'f1',
  name: 'trace.log',
  mediaType: 'text/plain',
  size: 1000,
  sha256: 'a',
  width: null,
  height: null,
}
const upload = (onProgress = (_: number) => {}) => {
  const done = uploadFile('i1', { id: 'f1', name: 'trace & log', blob }, onProgress)
  return { done, request: FakeRequest.last }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('XMLHttpRequest', FakeRequest)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('[FILE-27] puts the bytes under the id that was made for them, and answers what is kept', async () => {
  const told: number[] = []
  const { done, request } = upload((sent) => told.push(sent))
  expect(request.opened).toEqual(['PUT', '/api/v1/incidents/i1/attachments/f1?name=trace+%26+log'])
  expect(request.headers).toEqual({ 'content-type': 'text/plain' })
  expect(request.body).toBe(blob)
  request.upload.onprogress?.({ loaded: 300 })
  request.upload.onprogress?.({ loaded: 400 })
  vi.advanceTimersByTime(250)
  request.upload.onprogress?.({ loaded: 600 })
  request.upload.onprogress?.({ loaded: 1000 })
  expect(told).toEqual([300, 600, 1000])
  request.answer(201, kept)
  await expect(done).resolves.toEqual(kept)
})

test.each([
  [409, { error: { code: 'rule_refused', message: 'It is no picture.', details: { rule: 'FILE-3' } } }, 'rule_refused'],
  [413, { error: { code: 'too_large', message: 'At most 10 MB.' } }, 'too_large'],
  [401, { error: { code: 'unauthenticated', message: 'Sign in.' } }, 'unauthenticated'],
  [502, '<html>Bad gateway</html>', 'unavailable'],
  [200, { something: 'else' }, 'unavailable'],
])('[FILE-27] a %i is what the server says it is', async (status, body, code) => {
  const { done, request } = upload()
  request.answer(status, body)
  await expect(done).rejects.toMatchObject({ code })
})

test('[FILE-27] a slow upload may take as long as it moves; one that stands still is given up', async () => {
  const { done, request } = upload()
  for (let sent = 100; sent <= 900; sent += 100) {
    vi.advanceTimersByTime(29_000)
    request.upload.onprogress?.({ loaded: sent })
  }
  const refused = expect(done).rejects.toMatchObject({ code: 'unavailable' })
  vi.advanceTimersByTime(30_000)
  await refused
})

test('[FILE-27] once all of it is there, the server has two minutes to draw it', async () => {
  const { done, request } = upload()
  request.upload.onprogress?.({ loaded: 1000 })
  request.upload.onload?.()
  vi.advanceTimersByTime(110_000)
  request.answer(201, kept)
  await expect(done).resolves.toEqual(kept)
})

test('[FILE-27] a lost network is told as such', async () => {
  const { done, request } = upload()
  request.onerror()
  await expect(done).rejects.toMatchObject({ code: 'unavailable', message: 'The server cannot be reached' })
})
