import { describe, expect, test } from 'vitest'
import { aForeign } from '@/lib/testing/import-samples'
import type { ForeignIncident } from './foreign-incident'
import { type ImportMapping, initialMapping } from './import-mapping'
import { type Planned, plannerOf } from './plan-incident'

const services = [
  { id: '00000000-0000-4000-8000-000000000001', name: 'Checkout API', key: 'checkout' },
  { id: '00000000-0000-4000-8000-000000000002', name: 'Ledger', key: 'ledger' },
]
const now = '2026-01-01T00:00:00.000Z'
const mapped = (changed: Partial<ImportMapping> = {}) => ({ ...initialMapping('csv'), ...changed })

const planned = (foreign: Partial<ForeignIncident> = {}, mapping: Partial<ImportMapping> = {}): Planned =>
  plannerOf(mapped(mapping), { services, now })(aForeign(foreign))

function written(foreign: Partial<ForeignIncident> = {}, mapping: Partial<ImportMapping> = {}) {
  const found = planned(foreign, mapping)
  if (found.kind !== 'write') throw new Error(`Left out: ${found.reason}`)
  return { ...found.plan, remarks: found.remarks.map(({ field, message }) => `${field}: ${message}`) }
}

function reason(foreign: Partial<ForeignIncident> = {}, mapping: Partial<ImportMapping> = {}): string {
  const found = planned(foreign, mapping)
  return found.kind === 'left-out' ? found.reason : 'written'
}

describe('[IMPORT-2] an incident of a file', () => {
  test('is planned with what the file says', () => {
    const instants = { detectedAt: '2024-05-01T10:01:00Z', mitigatedAt: '2024-05-01T10:40:00Z' }
    const { remarks, ...plan } = written({ services: ['checkout api', 'LEDGER'], url: 'https://x.org/1', instants })
    expect(remarks).toEqual([])
    expect(plan).toEqual({
      foreignId: 'A-1',
      title: 'Checkout is down',
      summary: null,
      severity: 'sev1',
      kind: 'production',
      url: 'https://x.org/1',
      serviceIds: services.map(({ id }) => id),
      instants: {
        detectedAt: '2024-05-01T10:01:00.000Z',
        mitigatedAt: '2024-05-01T10:40:00.000Z',
        resolvedAt: '2024-05-01T11:00:00.000Z',
        declaredAt: '2024-05-01T10:00:00.000Z',
        // Nothing says when it was closed, so it is closed once it is resolved.
        closedAt: '2024-05-01T11:00:00.000Z',
      },
      notes: [],
    })
  })

  test('means by its words what the mapping says', () => {
    const severities = [{ word: 'Blocker', severity: 'sev1' as const }]
    expect(written({ severity: ' blocker ' }, { severities }).severity).toBe('sev1')
    expect(written({ severity: 'constructor' }, { severities, otherSeverity: 'sev4' }).severity).toBe('sev4')
    expect(reason({ severity: 'nit' }, { otherSeverity: 'leave-out' })).toContain('“nit”')
    const ledger = services[1]?.id ?? null
    const mapping = {
      services: [
        { word: 'Books', serviceId: ledger },
        { word: 'checkout', serviceId: null },
      ],
    }
    const { serviceIds, remarks } = written({ services: ['books', 'Checkout', 'Elsewhere', '__proto__'] }, mapping)
    expect(serviceIds).toEqual([ledger])
    expect(remarks).toEqual(['services: Not known here: Elsewhere, __proto__'])
  })

  test.each<[Partial<ForeignIncident>, string]>([
    [{ title: ' ' }, 'It has no title.'],
    [{ status: 'Investigating' }, 'It is not over there: its status is “Investigating”.'],
    [{ kind: 'Drill' }, 'It was a drill.'],
    [{ unfit: 'It was merged.' }, 'It was merged.'],
    [{ foreignId: 'x'.repeat(301) }, 'Its id is longer than 300 characters.'],
    [{ instants: { declaredAt: '' } }, 'When it was declared is not known.'],
    [{ instants: { resolvedAt: '' } }, 'When it was resolved is not known, so it may not be over.'],
    [{ instants: { resolvedAt: 'soon' } }, 'Resolved: “soon” is not a time that can be read.'],
    [{ instants: { resolvedAt: '2024-05-01T09:00:00Z' } }, 'It was resolved before it was declared.'],
    [{ instants: { resolvedAt: '2030-01-01T00:00:00Z' } }, 'Resolved: “2030-01-01T00:00:00.000Z” is in the future.'],
  ])('%j is left out: %s', (foreign, expected) => {
    expect(reason(foreign)).toBe(expected)
  })

  test('loses, with a remark, an instant that cannot be; never the incident', () => {
    const instants = {
      impactStartedAt: '2024-05-01T10:50:00Z',
      detectedAt: 'before lunch',
      acknowledgedAt: '2030-01-01T00:00:00Z',
      mitigatedAt: '2024-05-01T12:00:00Z',
      closedAt: '2024-05-01T10:30:00Z',
    }
    const plan = written({ instants })
    expect(plan.instants).toEqual({
      impactStartedAt: '2024-05-01T10:50:00.000Z',
      declaredAt: '2024-05-01T10:00:00.000Z',
      resolvedAt: '2024-05-01T11:00:00.000Z',
      closedAt: '2024-05-01T11:00:00.000Z',
    })
    expect(plan.remarks).toEqual([
      'detectedAt: “before lunch” is not a time that can be read',
      'acknowledgedAt: “2030-01-01T00:00:00.000Z” is in the future',
      'mitigatedAt: It is after the resolution',
      'closedAt: It is before the resolution',
    ])
    const early = { impactStartedAt: '2024-05-01T10:30:00Z', mitigatedAt: '2024-05-01T10:20:00Z' }
    expect(written({ instants: early }).instants).toHaveProperty('mitigatedAt')
    expect(written({ instants: early }).instants).not.toHaveProperty('impactStartedAt')
    expect(written({ instants: { mitigatedAt: '2024-05-01T09:00:00Z' } }).remarks).toEqual([
      'mitigatedAt: It is before the incident began',
    ])
  })

  test('loses none of its words: what is cut stands whole in a note', () => {
    const title = `${'a'.repeat(198)}😀 and more`
    const summary = 'word '.repeat(5000)
    const plan = written({ title, summary, notes: [{ text: 'Rolled back', at: '2024-05-01T10:10:00Z', by: 'Jo' }] })
    expect(plan.title).toBe(`${'a'.repeat(198)}…`)
    expect(plan.summary).toHaveLength(2000)
    expect(plan.remarks).toHaveLength(2)
    expect(plan.notes[0]).toEqual({ text: `${title}\n\n(imported)`, at: '2024-05-01T10:00:00.000Z' })
    const whole = plan.notes.slice(1, -1).map(({ text }) => text.replace(/\n\n\(imported\)$/, ''))
    expect(whole.join(' ').replace(/\s+/g, ' ')).toBe(summary.trim())
    expect(plan.notes.at(-1)).toEqual({ text: 'Rolled back\n\n(imported, by Jo)', at: '2024-05-01T10:10:00.000Z' })
    for (const { text } of plan.notes) expect(text.length).toBeLessThanOrEqual(10_000)
  })

  test('takes what a database cannot hold, and links that no browser should open', () => {
    const plan = written({
      title: 'a\u0000b\ud800',
      url: 'javascript:alert(1)',
      notes: [{ text: '\u0000', at: '', by: '' }],
    })
    expect(plan).toMatchObject({
      title: 'a\uFFFDb\uFFFD',
      url: null,
      remarks: ['url: It is not an http or https link'],
    })
    expect(plan.notes[0]?.text).toBe('\uFFFD\n\n(imported)')
  })

  test('bounds the notes of one incident, and says so', () => {
    const notes = Array.from({ length: 250 }, (_, at) => ({ text: `note ${at}`, at: 'then', by: '' }))
    const plan = written({ notes })
    expect(plan.notes).toHaveLength(200)
    expect(plan.remarks).toEqual([
      'notes: When 250 of them were written cannot be read',
      'notes: 50 of 250 are left out',
    ])
  })

  test('[IMPORT-5] without an id of theirs has one of its own, the same each time', () => {
    expect(written({ foreignId: ' ' }).foreignId).toBe('2024-05-01T10:00:00.000Z Checkout is down')
    expect(written({ foreignId: '', summary: 'changed since' }).foreignId).toBe(written({ foreignId: '' }).foreignId)
  })
})
