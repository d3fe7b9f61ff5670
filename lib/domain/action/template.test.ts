import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '@/lib/testing/refusal-of'
import { leverActionSchema } from './lever-action'
import { renderAction } from './render-action'
import { fillHeader, fillJson, fillText, fillUrl } from './template'
import { SAMPLE_VALUES } from './variables'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '..',
    '.',
    '../..',
    '%2e%2e',
    '@evil.example',
    '//evil.example',
    '"}',
    '\r\nHost: evil',
    '{{person.name}}',
    '\\..\\',
  ),
)
const withTitle = (title: string | null) => ({ ...SAMPLE_VALUES, 'incident.title': title })

describe('[ACTION-3] whatever a value is', () => {
  it('JSON stays the same JSON around it', () => {
    fc.assert(
      fc.property(anyText, (title) => {
        fc.pre(title !== '')
        const filled = JSON.parse(
          fillJson('{"a": ["{{incident.title}}", 1, null], "b": {"c": "x{{incident.title}}y"}}', withTitle(title)),
        )
        const well = title.toWellFormed()
        expect(filled).toEqual({ a: [well, 1, null], b: { c: `x${well}y` } })
      }),
    )
  })

  it('an address keeps its host and the parts of its path, or is refused', () => {
    fc.assert(
      fc.property(anyText, (title) => {
        fc.pre(title !== '')
        let filled: URL
        try {
          filled = new URL(
            fillUrl('https://deploy.example:8443/a/{{incident.title}}/b?c={{incident.title}}&d=1', withTitle(title)),
          )
        } catch (error) {
          expect(error).toMatchObject({ code: 'rule_refused' })
          return
        }
        expect(filled.origin).toBe('https://deploy.example:8443')
        const parts = filled.pathname.split('/')
        expect([parts.length, parts[1], parts[3]]).toEqual([4, 'a', 'b'])
        expect(decodeURIComponent(parts[2]!)).toBe(title.toWellFormed())
        expect([...filled.searchParams.keys()]).toEqual(['c', 'd'])
      }),
    )
  })

  it('a header stays one line of visible ASCII', () => {
    fc.assert(
      fc.property(anyText, (title) => {
        fc.pre(title !== '')
        expect(fillHeader('by {{incident.title}}', withTitle(title))).toMatch(/^[\x20-\x7e]*$/)
      }),
    )
  })
})

it('[ACTION-3] a value is never read as a template', () => {
  expect(fillText('{{incident.title}}', withTitle('{{person.name}}'))).toBe('{{person.name}}')
})

it.each(['..', '.'])('[ACTION-3] a path is not climbed with %s', (value) => {
  expect(refusalOf(() => fillUrl('https://deploy.example/a/{{incident.title}}', withTitle(value))).rule).toBe(
    'ACTION-3',
  )
})

it('[ACTION-3] a value nobody has said is refused by name, unless it may be empty', () => {
  expect(refusalOf(() => fillText('{{incident.title}}', withTitle(null))).message).toContain('{{incident.title}}')
  expect(fillText('a{{ incident.title? }}b', withTitle(null))).toBe('ab')
})

const webhook = (over: object) =>
  leverActionSchema.safeParse({ preset: 'webhook', url: 'https://deploy.example/x', ...over })

it.each([
  [{ url: 'https://{{service.key}}.example/' }, 'host'],
  [{ url: 'https://user:pass@deploy.example/' }, 'host'],
  [{ url: 'ftp://deploy.example/' }, 'http://'],
  [{ url: 'https://deploy.example/?token=abc' }, 'secret'],
  [{ url: 'https://deploy.example/{{service.nme}}' }, 'service.nme'],
  [{ headers: [{ name: 'Host', value: 'x' }] }, 'Evenkeel itself'],
  [{ headers: [{ name: 'Webhook-Id', value: 'x' }] }, 'Evenkeel itself'],
  [{ headers: [{ name: 'a b', value: 'x' }] }, 'name of a header'],
  [{ headers: [{ name: 'a', value: 'x\r\ny' }] }, 'ASCII'],
  [
    {
      headers: [
        { name: 'a', value: 'x' },
        { name: 'A', value: 'y' },
      ],
    },
    'repeat',
  ],
  [{ body: { type: 'json', template: '{"n": {{incident.key}}}' } }, 'not JSON'],
  [{ body: { type: 'json', template: '{"{{incident.key}}": 1}' } }, 'not JSON'],
  [{ method: 'GET', body: { type: 'text', template: 'x' } }, 'GET'],
  [{ timeoutSeconds: 61 }, 'minute'],
])('[ACTION-3] %j is not saved', (over, word) => {
  expect(JSON.stringify(webhook(over).error?.issues)).toContain(word)
})

it('GitHub’s workflow_dispatch is sent as its documentation says', () => {
  const action = leverActionSchema.parse({
    preset: 'github-workflow-dispatch',
    owner: 'acme',
    repo: 'shop',
    workflow: 'rollback.yml',
    ref: 'main',
    inputs: { version: '{{lastGood.version}}' },
  })
  expect(renderAction(action, SAMPLE_VALUES, { headers: {}, token: 'ghp_x' })).toEqual({
    method: 'POST',
    url: 'https://api.github.com/repos/acme/shop/actions/workflows/rollback.yml/dispatches',
    headers: [
      { name: 'accept', value: 'application/vnd.github+json', isSecret: false },
      { name: 'content-type', value: 'application/json', isSecret: false },
      { name: 'x-github-api-version', value: '2022-11-28', isSecret: false },
      { name: 'authorization', value: 'Bearer ghp_x', isSecret: true },
    ],
    body: JSON.stringify({ ref: 'main', inputs: { version: '4710' } }, null, 2),
    timeoutSeconds: 15,
  })
})
