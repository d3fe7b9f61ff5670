import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldTimeline } from '@/lib/testing/fold-timeline'
import { InMemoryIncident } from '@/lib/testing/in-memory-incident'
import { anyStep, attempt, type Step } from '@/lib/testing/random-commands'
import type { IncidentEvent } from './events'
import { canGo } from './journey'
import type { MitigationState } from './mitigation'
import { canStep } from './mitigation-rules'
import { isInFlight } from './mitigations-now'
import { reduceIncident } from './reduce-incident'
import { holdersOf } from './role-rules'
import { type IncidentState, KEEP, KEEP_PARTICIPANTS } from './state'
import { singleRoleSchema } from './values'

const fold = (events: IncidentEvent[]) =>
  events.reduce<IncidentState | null>((state, event) => reduceIncident(state, event), null)

const steps = fc.array(anyStep, { minLength: 30, maxLength: 120, size: 'max' })

function play(played: Step[], each: (room: InMemoryIncident) => void = () => {}) {
  const room = new InMemoryIncident()
  for (const step of played) {
    attempt(room, step)
    each(room)
  }
  return room
}

function expectSound({ state, log }: InMemoryIncident) {
  expect(state.seq).toBe(log.length)
  if (state.deliveryPrevented) expect(state.severity).toBe('sev1')
  const roles = singleRoleSchema.options.flatMap((role) => state.roles[role] ?? [])
  for (const offer of state.offers) expect(state.roles[offer.role]?.id).toBe(offer.from?.id)
  expect(new Set(state.offers.map(({ role }) => role)).size).toBe(state.offers.length)
  expect(new Set(state.experts.map(({ id }) => id)).size).toBe(state.experts.length)
  expect(state.outcome === null || state.status === 'closed').toBe(true)
  const members = new Set(state.members.map(({ id }) => id))
  if (state.visibility === 'open') expect(members.size).toBe(0)
  else for (const { id } of [...holdersOf(state), ...state.offers.map(({ to }) => to)]) expect(members).toContain(id)
  for (const { id } of roles)
    expect(state.participants.items.find((one) => one.id === id)).toMatchObject({ leftAt: null })
}

describe('any sequence of commands', { timeout: 60_000 }, () => {
  it('[ROLE-1] [ROLE-8] [SEV-3] [ACCESS-6] [LOG-1] keeps what must hold, after each', () => {
    fc.assert(
      fc.property(steps, (played) => void play(played, expectSound)),
      { numRuns: 60 },
    )
  })

  it('[STATUS-3] makes only allowed steps, each beginning where the last ended', () => {
    const property = fc.property(steps, (played) => {
      let at = 'active'
      for (const event of play(played).log) {
        if (event.type === 'incident.withdrawn' || event.type === 'incident.marked-duplicate') at = 'closed'
        if (event.type !== 'status.changed') continue
        expect(event.payload.from).toBe(at)
        expect(canGo(event.payload.from, event.payload.to)).toBe(true)
        at = event.payload.to
      }
    })
    fc.assert(property, { numRuns: 60 })
  })

  it('[MIT-2] moves mitigations along allowed arrows only, each step beginning where the last ended', () => {
    const property = fc.property(steps, (played) => {
      const at = new Map<string, MitigationState>()
      const go = (id: string, to: MitigationState) => {
        const from = at.get(id)
        expect(from && canStep(from, to), `${from} → ${to}`).toBe(true)
        at.set(id, to)
      }
      const { log, state } = play(played)
      for (const { type, payload } of log) {
        if (type === 'mitigation.proposed') at.set(payload.mitigationId, 'proposed')
        if (type === 'mitigation.started') go(payload.mitigationId, 'in-progress')
        if (type === 'mitigation.watching') go(payload.mitigationId, 'watching')
        if (type === 'mitigation.judged') go(payload.mitigationId, payload.result)
        if (type === 'mitigation.reverted') go(payload.mitigationId, 'reverted')
        if (type === 'mitigation.abandoned') go(payload.mitigationId, 'abandoned')
      }
      expect(state.mitigations.map((one) => [one.id, one.state])).toEqual([...at])
      for (const one of state.mitigations) expect(one.checkAt === null).toBe(!isInFlight(one))
    })
    fc.assert(property, { numRuns: 60 })
  })

  it('[LOG-8] [REDACT-3] folds the redacted log to the same state and timeline as the whole one', () => {
    const property = fc.property(steps, (played) => {
      const room = play(played)
      const redacted = room.redactedLog()
      expect(fold(redacted)).toEqual(room.state)
      expect(foldTimeline(redacted)).toEqual(foldTimeline(room.log))
    })
    fc.assert(property, { numRuns: 150 })
  })

  it('[REDACT-4] leaves no redacted words in the state or in a row', () => {
    const property = fc.property(steps, fc.nat(100), (played, at) => {
      const canary = 'canary-7f3a'
      const marked = played.map((step) =>
        ['add-entry', 'correct-entry'].includes(step.name) ? { ...step, input: { ...step.input, text: canary } } : step,
      )
      const room = play(marked.slice(0, at).filter(({ name }) => name !== 'redact-entry'))
      const author = {
        kind: 'person',
        id: '00000000-0000-4000-8000-000000000001',
        name: 'Ada',
        role: 'admin',
        scope: 'admin',
      } as const
      room.run(author, 'set-privacy', { visibility: 'open' })
      for (const row of [...room.rows.values()]) {
        if (row.text !== null) room.run(author, 'redact-entry', { entryId: row.entryId })
      }
      expect(JSON.stringify([room.state, [...room.rows.values()], room.redactedLog()])).not.toContain(canary)
    })
    fc.assert(property, { numRuns: 60 })
  })

  it('[TIME-1] shows event by event what folding the whole log shows', () => {
    const property = fc.property(steps, (played) => {
      const room = play(played)
      expect(room.rows).toEqual(foldTimeline(room.log))
    })
    fc.assert(property, { numRuns: 60 })
  })

  it('[STATE-1] folds to the same state from any stored one, through JSON', () => {
    const property = fc.property(steps, fc.nat(200), (played, at) => {
      const room = play(played)
      const cut = Math.max(1, Math.min(at, room.log.length))
      const stored: IncidentState = JSON.parse(JSON.stringify(fold(room.log.slice(0, cut))))
      expect(room.log.slice(cut).reduce<IncidentState>(reduceIncident, stored)).toEqual(room.state)
    })
    fc.assert(property, { numRuns: 60 })
  })

  it('[STATE-3] [LOG-4] does not mind events of an unknown type', () => {
    const property = fc.property(steps, fc.nat(200), (played, at) => {
      const { log, state } = play(played)
      const cut = Math.max(1, at % (log.length + 1))
      const unknown = { ...log[0]!, seq: cut, type: 'postmortem.opened', payload: { secret: 1 } } as never
      const folded = fold([...log.slice(0, cut), unknown, ...log.slice(cut)])
      expect(folded).toEqual({ ...state, lastActivityAt: folded?.lastActivityAt, seq: folded?.seq })
      expect(foldTimeline([unknown])).toEqual(new Map())
    })
    fc.assert(property, { numRuns: 60 })
  })

  it('[STATE-2] stays small after 2,000 commands', () => {
    const many = fc.array(anyStep, { minLength: 2000, maxLength: 2000, size: 'max' })
    const property = fc.property(many, (played) => {
      const room = play(played)
      for (const [name, list] of Object.entries(room.state)) {
        if (!list || typeof list !== 'object' || !('items' in list)) continue
        const { items, count } = list as { items: unknown[]; count: number }
        expect(items.length, name).toBeLessThanOrEqual(name === 'participants' ? KEEP_PARTICIPANTS : KEEP)
        expect(items.length, name).toBeLessThanOrEqual(count)
      }
      expect(JSON.stringify(room.state).length).toBeLessThan(80_000)
    })
    fc.assert(property, { numRuns: 3 })
  })
})
