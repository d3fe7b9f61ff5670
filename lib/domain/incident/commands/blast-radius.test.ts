import { describe, expect, it } from 'vitest'
import { ada, ben, finn, InMemoryIncident, orphan, payments } from '@/lib/testing/in-memory-incident'
import { refusalOf } from '@/lib/testing/refusal-of'
import type { Affected, Trend } from '../blast-radius'
import { radiusDifferences } from '../blast-radius-words'
import { suggestSeverityOfRadius } from '../suggest-severity-of-radius'
import type { Severity } from '../values'

const said = {
  affected: { kind: 'share', percent: 23 },
  who: 'EU checkouts',
  regions: ['eu-west'],
  since: '2026-03-02T03:05:00.000Z',
  trend: 'growing',
  confidence: 'likely',
  source: 'checkout SLI',
  serviceIds: [payments.id],
  basedOn: 0,
}
const revise = (room: InMemoryIncident, over: object = {}, by = ada) =>
  room.run(by, 'revise-blast-radius', { ...said, ...over })

describe('the blast radius', () => {
  it('[RADIUS-1] [RADIUS-2] is whole, and takes services and the beginning along', () => {
    const room = new InMemoryIncident()
    expect(revise(room).map(({ type }) => type)).toEqual(['services.changed', 'instants.set', 'blast-radius.revised'])
    expect(room.state.radius).toMatchObject({ revision: 1, who: 'EU checkouts', by: { name: 'Ada' } })
    expect(room.state.services.map(({ id }) => id)).toEqual([payments.id])
    expect(room.state.instants.impactStartedAt?.at).toBe(said.since)
    expect(room.state.radius?.was).toBeUndefined()
  })

  it('[RADIUS-1] tells what the one before it said; the same again is nothing, whatever its order', () => {
    const room = new InMemoryIncident()
    revise(room, { serviceIds: [payments.id, orphan.id], regions: ['eu-west', 'us-east'] })
    const same = { serviceIds: [orphan.id, payments.id], regions: ['us-east', 'eu-west'] }
    expect(revise(room, same, ben)).toEqual([])
    const events = revise(room, { ...same, trend: 'steady', confidence: 'certain', basedOn: 1 }, ben)
    expect(events.map(({ type }) => type)).toEqual(['blast-radius.revised'])
    expect(radiusDifferences(room.state.radius!)).toEqual([
      { what: 'trend', from: 'growing', to: 'steady' },
      { what: 'confidence', from: 'fairly sure', to: 'certain' },
    ])
  })

  it('[RADIUS-2] says nothing about the beginning while it is not known', () => {
    const room = new InMemoryIncident()
    revise(room)
    revise(room, { since: null, basedOn: 1 })
    expect(room.state.instants.impactStartedAt?.at).toBe(said.since)
    expect(room.state.radius?.since).toBeNull()
  })

  it('[RADIUS-3] tells who was faster', () => {
    const room = new InMemoryIncident()
    revise(room)
    const stale = refusalOf(() => revise(room, { trend: 'steady' }, ben))
    expect(stale).toMatchObject({ rule: 'RADIUS-3' })
    expect(stale.message).toContain('Ada revised the blast radius meanwhile')
    revise(room, { trend: 'steady', basedOn: 1 }, ben)
    expect(room.state.radius).toMatchObject({ revision: 2, by: { name: 'Ben' } })
  })

  it.each([
    [{ affected: { kind: 'share', percent: 101 } }, 'invalid_input'],
    [{ affected: { kind: 'count', count: -1 } }, 'invalid_input'],
    [{ who: '' }, 'invalid_input'],
    [{ since: '2099-01-01T00:00:00.000Z' }, 'rule_refused'],
    [{ serviceIds: ['00000000-0000-4000-8000-0000000000ff'] }, 'rule_refused'],
  ])('[RADIUS-1] refuses %j', (over, code) => {
    expect(refusalOf(() => revise(new InMemoryIncident(), over))).toMatchObject({ code })
  })

  it('[RADIUS-1] is for whoever may respond', () => {
    expect(refusalOf(() => revise(new InMemoryIncident(), {}, finn))).toMatchObject({ code: 'forbidden' })
  })
})

const share = (percent: number): Affected => ({ kind: 'share', percent })
const count = (many: number): Affected => ({ kind: 'count', count: many })

describe('[RADIUS-4] the severity it suggests', () => {
  it.each<[Affected, Trend, Severity, Severity | null]>([
    [share(25), 'steady', 'sev2', 'sev1'],
    [share(13), 'growing', 'sev2', 'sev1'],
    [share(13), 'steady', 'sev2', null],
    [share(13), 'steady', 'sev3', 'sev2'],
    [share(1), 'growing', 'sev4', 'sev2'],
    [share(1), 'shrinking', 'sev4', 'sev3'],
    [share(0), 'growing', 'sev4', null],
    [count(1000), 'steady', 'sev3', 'sev2'],
    [count(12), 'steady', 'sev4', 'sev3'],
    [count(0), 'steady', 'sev4', null],
    [{ kind: 'unknown' }, 'unknown', 'sev3', 'sev2'],
    [share(90), 'growing', 'sev1', null],
    [share(1), 'steady', 'sev1', null],
    [count(12), 'steady', 'sev2', null],
    [{ kind: 'unknown' }, 'unknown', 'sev1', null],
  ])('of %j, %s, at %s is %s', (affected, trend, severity, suggested) => {
    const room = new InMemoryIncident({ input: { severity } })
    revise(room, { affected, trend })
    const answer = suggestSeverityOfRadius(room.state)
    expect(answer?.severity ?? null).toBe(suggested)
    if (answer) expect(answer.reason).toContain('EU checkouts')
    expect(room.state.severity).toBe(severity)
    room.run(ada, 'change-status', { status: 'mitigated' })
    expect(suggestSeverityOfRadius(room.state)).toBeNull()
  })
})
