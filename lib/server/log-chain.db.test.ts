import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical } from '@/lib/server/canonical'
import { linkHash, newSalt, payloadDigestOf } from '@/lib/server/log-chain'
import { query } from '@/lib/testing/database'

const storable = (text: string) => text.isWellFormed() && !text.includes('\u0000')
const json = fc
  .jsonValue({ maxDepth: 4 })
  .filter((value) => storable(JSON.stringify(value)) && !JSON.stringify(value).includes('\\u0000'))

test('[LOG-5] a payload has the same canonical form before it is stored and as jsonb gives it back', async () => {
  const values = fc.sample(json, { numRuns: 300, seed: 7 })
  const rows = await query<{ value: unknown }>(
    'select value from unnest($1::jsonb[]) with ordinality as t (value, n) order by n',
    [values.map((value) => JSON.stringify(value))],
  )
  expect(rows.map(({ value }) => canonical(value))).toEqual(values.map(canonical))
})

test('[LOG-5] the canonical form is that of RFC 8785', () => {
  const value = { b: 1e21, a: [1.0, -0, 'é\u2028"\n'], ä: null, A: 0.000001, none: undefined }
  expect(canonical(value)).toBe('{"A":0.000001,"a":[1,0,"é\u2028\\"\\n"],"b":1e+21,"ä":null}')
})

test('[LOG-5] the hash covers every part of an event, and what came before', () => {
  const link = {
    incidentId: 'i',
    seq: 2,
    type: 'note.added',
    actor: { kind: 'person', id: 'p', name: 'Ada' },
    commandId: 'c',
    recordedAt: '2026-01-01T00:00:00.000Z',
  } as const
  const digest = payloadDigestOf({ text: 'x' }, newSalt())
  const hash = linkHash(Buffer.alloc(32), link, digest)
  expect(linkHash(Buffer.alloc(32), { ...link }, digest)).toEqual(hash)
  const others = [
    linkHash(Buffer.alloc(32, 1), link, digest),
    linkHash(Buffer.alloc(32), link, payloadDigestOf({ text: 'x' }, newSalt())),
    ...(['incidentId', 'type', 'commandId', 'recordedAt'] as const).map((key) =>
      linkHash(Buffer.alloc(32), { ...link, [key]: 'other' }, digest),
    ),
    linkHash(Buffer.alloc(32), { ...link, seq: 3 }, digest),
    linkHash(Buffer.alloc(32), { ...link, actor: { ...link.actor, name: 'Eve' } }, digest),
  ]
  expect(new Set([hash, ...others].map((one) => one.toString('hex'))).size).toBe(others.length + 1)
})
