import { describe, expect, it } from 'vitest'
import { ben, cleo, DECLARED_AT, InMemoryIncident, orphan, payments, uuid } from '@/lib/testing/in-memory-incident'
import { refusalOf } from '@/lib/testing/refusal-of'

const at = (time: string) => `2026-03-02T${time}.000Z`

describe('set-services', () => {
  it('[SITU-1] keeps the difference', () => {
    const room = new InMemoryIncident({ input: { serviceIds: [payments.id] } })
    const [changed] = room.run(ben, 'set-services', { serviceIds: [orphan.id] })
    expect(changed?.payload).toEqual({ added: [orphan], removed: [payments] })
    expect(room.state.services).toEqual([orphan])
    expect(room.run(ben, 'set-services', { serviceIds: [orphan.id, orphan.id] })).toEqual([])
  })

  it('[SITU-1] keeps what is named and was archived since, and refuses what is unknown', () => {
    const room = new InMemoryIncident()
    const archived = { id: uuid(25), name: 'Old', key: 'old', teamId: null }
    room.state = { ...room.state, services: [archived] }
    room.run(ben, 'set-services', { serviceIds: [archived.id, payments.id] })
    expect(room.state.services).toEqual([archived, payments])
    const refused = refusalOf(() => room.run(ben, 'set-services', { serviceIds: [uuid(999)] }))
    expect(refused).toMatchObject({ rule: 'SITU-1', field: 'input.serviceIds' })
  })

  it('[SITU-1] refuses more than 50', () => {
    const serviceIds = Array.from({ length: 51 }, (_, n) => uuid(n))
    const refused = refusalOf(() => new InMemoryIncident().run(ben, 'set-services', { serviceIds }))
    expect(refused).toMatchObject({ code: 'invalid_input', field: 'input.serviceIds' })
  })
})

describe('set-instants', () => {
  it.each([
    [at('03:02:01'), 'live'],
    [at('03:02:00'), 'later'],
  ])('[SITU-3] %s, stated at 03:12:01, is %s', (impactStartedAt, source) => {
    const room = new InMemoryIncident()
    room.run(ben, 'set-instants', { instants: { impactStartedAt } })
    expect(room.state.instants.impactStartedAt).toEqual({ at: impactStartedAt, source })
  })

  it('[SITU-2] clears with null, and keeps what was', () => {
    const room = new InMemoryIncident({ input: { occurredAt: at('03:00:00') } })
    const [set] = room.run(ben, 'set-instants', { instants: { impactStartedAt: null } })
    expect(set?.payload).toMatchObject({ instants: { impactStartedAt: { at: null, from: at('03:00:00') } } })
    expect(room.state.instants.impactStartedAt).toBeNull()
  })

  it('[CMD-6] skips what is so already', () => {
    const room = new InMemoryIncident({ input: { occurredAt: at('03:00:00') } })
    expect(room.run(ben, 'set-instants', { instants: {} })).toEqual([])
    expect(room.run(ben, 'set-instants', { instants: { impactStartedAt: '2026-03-02T04:00:00+01:00' } })).toEqual([])
  })

  it('[SITU-2] [CLOCK-3] clamps within five seconds and refuses what is further ahead', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'set-instants', { instants: { detectedAt: at('03:12:06') } })
    expect(room.state.instants.detectedAt?.at).toBe(room.now)
    const input = { instants: { detectedAt: at('03:13:00') } }
    expect(refusalOf(() => room.run(ben, 'set-instants', input))).toMatchObject({
      rule: 'SITU-2',
      field: 'input.instants.detectedAt',
    })
  })

  it.each([
    ['mitigated', { impactStartedAt: at('03:12:02') }],
    ['mitigated', { mitigatedAt: at('02:59:00') }],
    ['resolved', { resolvedAt: at('03:11:00') }],
    ['active', { mitigatedAt: at('03:11:00') }],
    ['mitigated', { resolvedAt: at('03:12:01') }],
  ])('[SITU-4] refuses disorder of a %s incident: %j', (status, instants) => {
    const room = new InMemoryIncident({ input: { occurredAt: at('03:00:00') } })
    if (status !== 'active') room.run(ben, 'change-status', { status })
    const input = { instants }
    const refused = refusalOf(() => room.run(ben, 'set-instants', input, { afterMs: 5000 }))
    expect(refused.rule).toBe('SITU-4')
    expect(refused.field).toBe(`input.instants.${Object.keys(instants)[0]}`)
  })

  it('[SITU-4] takes instants that are in order together', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'change-status', { status: 'resolved' }, { afterMs: 3_600_000 })
    const instants = { impactStartedAt: at('03:01:00'), mitigatedAt: at('03:20:00'), resolvedAt: at('03:40:00') }
    room.run(ben, 'set-instants', { instants })
    expect(room.state.instants).toMatchObject({
      mitigatedAt: { at: at('03:20:00') },
      resolvedAt: { at: at('03:40:00') },
    })
  })

  it.each([{ closedAt: at('03:00:00') }, { impactStartedAt: 'now' }])('[CMD-1] refuses %j', (instants) => {
    const refused = refusalOf(() => new InMemoryIncident().run(ben, 'set-instants', { instants }))
    expect(refused.code).toBe('invalid_input')
  })
})

describe('set-update-due', () => {
  it('[SITU-5] promises, moves and takes back', () => {
    const room = new InMemoryIncident()
    expect(room.state.updateDueAt).toBe('2026-03-02T04:12:00.000Z')
    room.run(ben, 'set-update-due', { dueAt: at('03:30:00') })
    expect(room.state.updateDueAt).toBe(at('03:30:00'))
    expect(room.run(ben, 'set-update-due', { dueAt: at('03:30:00') })).toEqual([])
    room.run(ben, 'set-update-due', { dueAt: null })
    expect(room.state.updateDueAt).toBeNull()
  })

  it.each([DECLARED_AT, at('03:12:01'), '2026-04-02T03:12:00Z'])('[SITU-5] refuses %s', (dueAt) => {
    const refused = refusalOf(() => new InMemoryIncident().run(ben, 'set-update-due', { dueAt }))
    expect(refused).toMatchObject({ rule: 'SITU-5', field: 'input.dueAt' })
  })

  it('[SITU-5] [CLOCK-2] counts from when it was made', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'set-update-due', { dueAt: at('03:30:00') }, { afterMs: 1_200_000, ageMs: 600_000 })
    expect(room.state.updateDueAt).toBe(at('03:30:00'))
  })

  it('[STATUS-7] promises nothing once it is resolved, not even what was promised before that and arrives after it', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'change-status', { status: 'resolved' })
    const late = () => room.run(cleo, 'set-update-due', { dueAt: at('03:30:00') }, { ageMs: 5000 })
    expect(refusalOf(late)).toMatchObject({ rule: 'STATUS-7', field: 'input.dueAt' })
    expect(room.run(cleo, 'set-update-due', { dueAt: null })).toEqual([])
  })
})

describe('title, links and the call', () => {
  it('[CMD-6] retitle keeps both titles; the same is a no-op', () => {
    const room = new InMemoryIncident()
    expect(room.run(cleo, 'retitle', { title: ' Payments fail ' })).toEqual([
      { type: 'incident.retitled', payload: { from: 'Checkout fails', to: 'Payments fail' } },
    ])
    expect(room.run(cleo, 'retitle', { title: 'Payments fail' })).toEqual([])
    expect(refusalOf(() => room.run(cleo, 'retitle', { title: 'x'.repeat(201) })).field).toBe('input.title')
  })

  it('[SITU-6] attach-link keeps links with ids used once', () => {
    const room = new InMemoryIncident()
    const link = { linkId: uuid(600), title: 'Dashboard', url: 'https://grafana.example/d/1' }
    room.run(ben, 'attach-link', link)
    expect(room.state.links.items).toEqual([link])
    expect(refusalOf(() => room.run(ben, 'attach-link', link))).toMatchObject({ rule: 'SITU-6', field: 'input.linkId' })
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', 'grafana', '//x'])('[CMD-7] refuses the link %s', (url) => {
    const room = new InMemoryIncident()
    expect(refusalOf(() => room.run(ben, 'set-bridge', { url })).field).toBe('input.url')
  })

  it('[SITU-6] set-bridge says where the call is, or that there is none', () => {
    const room = new InMemoryIncident()
    expect(room.run(ben, 'set-bridge', { url: null })).toEqual([])
    room.run(ben, 'set-bridge', { url: 'https://meet.example/1' })
    expect(room.state.bridgeUrl).toBe('https://meet.example/1')
    room.run(ben, 'set-bridge', { url: null })
    expect(room.state.bridgeUrl).toBeNull()
  })
})
