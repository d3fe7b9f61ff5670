import { pino } from 'pino'
import { expect, test } from 'vitest'
import { loggerOptions } from '@/lib/server/logger'

function logged(fields: object): string {
  const lines: string[] = []
  pino(loggerOptions, { write: (line) => lines.push(line) }).info(fields, 'said')
  return lines.join('')
}

test('[RUN-9] nothing that is secret is logged under the names secrets have', () => {
  const text = logged({
    token: 'canary-1',
    req: { headers: { authorization: 'Bearer canary-2', cookie: 'canary-3', 'set-cookie': 'canary-4' } },
    input: { password: 'canary-5', key: 'canary-6', secret: 'canary-7' },
  })
  expect(text).not.toContain('canary')
  expect(text.match(/\[hidden\]/g)).toHaveLength(7)
})

test('[RUN-9] an error is logged without what a driver hung on it', () => {
  const error = Object.assign(new Error('lost'), { code: '57P01', client: { connection: 'canary' } })
  const line = JSON.parse(logged({ err: error, requestId: 'r1' }))
  expect(line).toMatchObject({ msg: 'said', requestId: 'r1', err: { type: 'Error', message: 'lost', code: '57P01' } })
  expect(JSON.stringify(line)).not.toContain('canary')
})

test('[RUN-9] an error tells its cause', () => {
  const text = logged({ err: new Error('outer', { cause: new Error('inner') }) })
  expect(text).toContain('outer')
  expect(text).toContain('inner')
})
