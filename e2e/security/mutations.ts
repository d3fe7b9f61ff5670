import type { JsonSchema } from '@/lib/server/openapi/json-schema'
import { sampleOf } from '@/lib/server/openapi/sample'

/** A random number generator that gives the same numbers for the same seed (mulberry32). */
export function randomOf(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    below: (n: number) => Math.floor(next() * n),
    pick: <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T,
  }
}

export type Random = ReturnType<typeof randomOf>

/** Values that no field means, and that break programs which trust their input. */
const nonsense: unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  -0.5,
  2 ** 53,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  'x'.repeat(20_000),
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '2026-02-30T00:00:00Z',
  'INC-0',
  'INC-99999999999999999999',
  '../../etc/passwd',
  "' or 1=1 --",
  '$' + '{7*7}',
  '{{7*7}}',
  '<script>',
  '%s%n',
  'javascript:alert(1)',
  '00000000-0000-0000-0000-000000000000',
  [],
  {},
  [[[[[[]]]]]],
  { a: { b: { c: {} } } },
  ['x', 1, null],
  { constructor: { prototype: {} } },
  { toString: 1 },
  { length: -1 },
]

/** A body as its schema wants it, bent in a few places. */
export function bentBody(schema: JsonSchema, random: Random): unknown {
  let value = structuredClone(sampleOf(schema))
  for (let bends = 1 + random.below(3); bends > 0; bends -= 1) value = bend(value, random)
  return value
}

function bend(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.below(4) === 0) return random.pick(nonsense)
  if (Array.isArray(value))
    return value.length === 0 || random.below(2) ? [...value, random.pick(nonsense)] : [bend(value[0], random)]
  const entries = Object.entries(value)
  const [key, old] = entries[random.below(entries.length)] ?? ['', undefined]
  switch (random.below(4)) {
    case 0: {
      const { [key]: _, ...rest } = value as Record<string, unknown>
      return rest
    }
    case 1:
      return {
        ...value,
        [random.pick(['x', 'id', 'actor', 'role', 'constructor', 'toJSON', ''])]: random.pick(nonsense),
      }
    default:
      return { ...value, [key]: bend(old, random) }
  }
}

/** What is not JSON at all, or only nearly. */
export const brokenTexts = [
  '',
  '{',
  '}',
  '[',
  'null',
  'true',
  '1',
  '"x"',
  '[]',
  '{}',
  '{"a":1,}',
  "{'a':1}",
  '{"a":NaN}',
  '{"a":1}{"b":2}',
  '\ufeff{}',
  '\u0000',
  '<xml/>',
  'a=b&c=d',
  '{"__proto__":{"isAdmin":true}}',
  '{"a":"\\ud800"}',
  '{"a":"\\u0000"}',
  `{"a":${'1'.repeat(5000)}}`,
  `${'['.repeat(70)}${']'.repeat(70)}`,
  '{"commandId":1,"commandId":2}',
  '{"\\u005f_proto__":{"x":1}}',
]

/** Values for a query or a path. */
export const wildTexts = [
  '',
  '%00',
  '%ff',
  '%',
  '%E0%A4%A',
  '..%2f..%2f',
  '-1',
  '1e99',
  'NaN',
  '0',
  '99999999999999999999',
  '__proto__',
  'constructor',
  "'",
  '"',
  '\\',
  '%0d%0aSet-Cookie:x=1',
  '%F0%9F%94%A5',
  'x'.repeat(3000),
  '2026-02-30',
  '%5B%5D',
  '[]',
  'null',
  '%7B%7D',
  '*',
  ':*',
  '|',
  '(',
  'INC-0',
  'INC-%2b1',
]
