import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { AppError } from '@/lib/domain/errors'
import { created, jsonRoute, readJson, readQuery } from '@/lib/server/http/respond'

vi.hoisted(() => {
  process.env.LOG_LEVEL = 'silent'
})

const schema = z.strictObject({ title: z.string(), nested: z.unknown().optional() })

const post = (body: BodyInit | null, headers: Record<string, string> = {}) =>
  new Request('http://localhost/api/v1/things', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  } as RequestInit)

const echo = jsonRoute(async (request) => ({ read: await readJson(request, schema, { maxBytes: 200_000 }) }))

async function answerTo(request: Request) {
  const response = await echo(request, {})
  return { status: response.status, body: await response.json() }
}

describe('a body', () => {
  test('is read when it is right', async () => {
    expect(await answerTo(post('{"title":"It is down"}'))).toEqual({
      status: 200,
      body: { read: { title: 'It is down' } },
    })
  })

  const bad: [string, Request, number, string][] = [
    ['cut JSON', post('{"title":'), 400, 'not valid JSON'],
    ['nothing', post(''), 400, 'empty'],
    ['no body', post(null), 400, 'empty'],
    ['invalid UTF-8', post(new Uint8Array([0x22, 0xff, 0xfe, 0x22])), 400, 'UTF-8'],
    ['gzip', post(new Uint8Array([0x1f, 0x8b, 8]), { 'content-encoding': 'gzip' }), 400, 'Compressed'],
    ['a form', post('title=x', { 'content-type': 'application/x-www-form-urlencoded' }), 400, 'application/json'],
    ['text', post('{"title":"x"}', { 'content-type': 'text/plain' }), 400, 'application/json'],
    ['100,000 levels of lists', post('['.repeat(100_000) + ']'.repeat(100_000)), 400, 'nested deeper'],
    ['65 levels of objects', post(`{"title":"x","nested":${'{"a":'.repeat(65)}1${'}'.repeat(65)}}`), 400, 'nested'],
    ['an unknown key', post('{"title":"x","admin":true}'), 400, 'admin: is not a known field'],
    ['a prototype key', post('{"title":"x","__proto__":{"a":1}}'), 400, '__proto__: is not a known field'],
    ['a deep one', post('{"title":"x","nested":[{"__proto__":1}]}'), 400, '__proto__'],
    ['an escaped one', post('{"title":"x","nested":{"\\u005f_proto__":1}}'), 400, '__proto__'],
    ['too much', post(`{"title":"${'x'.repeat(200_000)}"}`), 413, 'larger than 200,000 bytes'],
    ['a wrong type', post('{"title":1}'), 400, 'title'],
    ['a number', post('1'), 400, ''],
  ]
  test.each(bad)('of %s is refused by name', async (_, request, status, message) => {
    const answer = await answerTo(request)
    expect(answer.status).toBe(status)
    expect(answer.body.error.code).toBe(status === 413 ? 'too_large' : 'invalid_input')
    expect(answer.body.error.message).toContain(message)
  })

  test('without end is let go of at the limit', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 10_000
        controller.enqueue(new Uint8Array(10_000).fill(0x20))
      },
    })
    expect((await answerTo(post(endless))).status).toBe(413)
    expect(sent).toBeLessThan(300_000)
  })

  test('that breaks off is the sender’s failure', async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('ECONNRESET')) })
    expect(await answerTo(post(broken))).toMatchObject({ status: 400 })
  })

  test('may hold brackets inside its strings', async () => {
    const title = `${'[{'.repeat(500)}\\"\\\\`
    expect((await answerTo(post(`{"title":"${title}"}`))).status).toBe(200)
  })
})

describe('an answer', () => {
  const route = (handler: () => unknown) => jsonRoute(async () => handler())(new Request('http://localhost/x'), {})

  test('names its request, and is never cached', async () => {
    const response = await route(() => ({ a: 1 }))
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test('names the id that the front gave', async () => {
    const request = new Request('http://localhost/x', { headers: { 'x-evenkeel-request-id': 'abcdef-123456' } })
    const response = await jsonRoute(async () => {
      throw new AppError('not_found', 'Nothing here')
    })(request, {})
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({
      error: { code: 'not_found', message: 'Nothing here', requestId: 'abcdef-123456' },
    })
  })

  test('is 204 for nothing and 201 for what was made', async () => {
    expect((await route(() => undefined)).status).toBe(204)
    expect((await route(() => created({ id: 1 }))).status).toBe(201)
  })

  test('may be a redirect', async () => {
    const response = await route(() => Response.redirect('http://localhost/y'))
    expect([response.status, response.headers.get('location')]).toEqual([302, 'http://localhost/y'])
  })

  test('tells when to try again', async () => {
    const limited = await route(() => {
      throw new AppError('rate_limited', 'Slowly', { retryAfterSeconds: 7 })
    })
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7'])
    const away = await route(() => {
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
    })
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '2'])
    expect((await away.json()).error.code).toBe('unavailable')
  })

  test('shows nothing of a bug but its id', async () => {
    const response = await route(() => {
      throw new Error('password of the database is hunter2')
    })
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(text).toContain(response.headers.get('x-request-id'))
    expect(text).not.toContain('hunter2')
    expect(JSON.parse(text).error.code).toBe('internal')
  })

  test('recognises an AppError of another copy of its module', async () => {
    const stranger = { [Symbol.for('evenkeel.AppError')]: true, code: 'forbidden', message: 'No', details: {} }
    const response = await route(() => {
      throw stranger
    })
    expect(response.status).toBe(403)
  })
})

describe('a query string', () => {
  const query = z.strictObject({ q: z.string(), status: z.union([z.string(), z.array(z.string())]).optional() })
  const read = (search: string) => readQuery(new Request(`http://localhost/x${search}`), query)

  test('is read, repeated keys as a list', () => {
    expect(read('?q=a%20b')).toEqual({ q: 'a b' })
    expect(read('?q=a&status=x&status=y')).toEqual({ q: 'a', status: ['x', 'y'] })
  })

  test.each([
    ['?q=a&limitt=1', 'limitt'],
    ['', 'q'],
    ['?q=a&__proto__=1', '__proto__'],
    ['?q=a&q=b', 'q'],
  ])('%s is refused', (search, name) => {
    expect(() => read(search)).toThrow(name)
  })
})
