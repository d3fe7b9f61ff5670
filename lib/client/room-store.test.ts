import { expect, test, vi } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import type { EventBody, IncidentEvent } from '@/lib/domain/incident/events'
import { reduceIncident } from '@/lib/domain/incident/reduce-incident'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import type { RoomSnapshot } from '@/lib/domain/realtime-protocol'
import { foldTimeline } from '@/lib/testing/fold-timeline'
import { createRoomStore } from './room-store'
import type { PendingCommand } from './room-view'

const ada: PersonActor = { kind: 'person', id: 'p-ada', name: 'Ada', role: 'responder', scope: 'admin' }
const ravi = { kind: 'person' as const, id: 'p-ravi', name: 'Ravi' }
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const at = (seconds: number) => new Date(Date.UTC(2026, 10, 20, 3, 0, seconds)).toISOString()

/** A small seeded generator, so that a failing run can be repeated by its seed. */
function randomFrom(seed: number) {
  let state = seed
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return { next, below: (n: number) => Math.floor(next() * n), chance: (p: number) => next() < p }
}
type Random = ReturnType<typeof randomFrom>

const declared: EventBody = {
  type: 'incident.declared',
  payload: {
    number: 1,
    key: 'INC-1',
    title: 'Checkout is failing',
    severity: 'sev2',
    kind: 'production',
    deliveryPrevented: false,
    visibility: 'open',
    services: [],
    members: [],
    updateDueAt: null,
  },
}

const eventOf = (body: EventBody, seq: number, commandId: string, actor = ravi): IncidentEvent => ({
  ...body,
  incidentId: 'i1',
  seq,
  actor,
  commandId,
  recordedAt: at(seq),
  hash: `h${seq}`,
})

const written = (n: number) => ({ entryId: uuid(n), text: `line ${n}`, occurredAt: at(n), mentions: [] })

/** What somebody else does: mostly entries, sometimes something about an earlier one. */
function somebodys(random: Random, seq: number, entries: number[]): EventBody {
  const earlier = entries[random.below(entries.length)]
  if (earlier !== undefined && random.chance(0.4)) {
    const about = { entryId: uuid(earlier), entrySeq: earlier }
    return random.chance(0.5)
      ? { type: 'entry.corrected', payload: { ...about, text: `corrected at ${seq}` } }
      : { type: 'entry.starred', payload: about }
  }
  if (random.chance(0.2)) return { type: 'severity.changed', payload: { from: 'sev2', to: 'sev1' } }
  return { type: 'note.added', payload: written(seq) }
}

function historyOf(random: Random, length: number): IncidentEvent[] {
  const events = [eventOf(declared, 1, 'c1')]
  const entries: number[] = []
  for (let seq = 2; seq <= length; seq += 1) {
    const isMine = random.chance(0.3)
    const body: EventBody = isMine ? { type: 'note.added', payload: written(seq) } : somebodys(random, seq, entries)
    if (body.type === 'note.added') entries.push(seq)
    events.push(
      eventOf(body, seq, `${isMine ? 'mine' : 'c'}${seq}`, isMine ? { ...ravi, id: ada.id, name: ada.name } : ravi),
    )
  }
  return events
}

function foldedUpTo(events: IncidentEvent[], seq: number): RoomSnapshot {
  const past = events.filter((event) => event.seq <= seq)
  const incident = past.reduce<IncidentState | null>(reduceIncident, null)
  if (!incident) throw new Error('An empty log has no state')
  return { incident, timeline: [...foldTimeline(past).values()].sort((a, b) => a.seq - b.seq), headSeq: seq }
}

const pendingOf = ({ seq, commandId }: IncidentEvent): PendingCommand => ({
  commandId,
  name: 'add-entry',
  input: { entryId: uuid(seq), kind: 'note', text: `line ${seq}` },
  madeAt: at(seq),
})

const quiet = { onGap: () => {}, onApplied: () => {}, onOutsideChanged: () => {} }

test.each(Array.from({ length: 200 }, (_, seed) => seed))(
  '[VIEW-1] [RT-5] converges whatever the network does, and never shows an entry twice (seed %i)',
  (seed) => {
    const random = randomFrom(seed)
    const history = historyOf(random, 60)
    const start = foldedUpTo(history, 1 + random.below(5))
    let isGap = false
    const applied: number[] = []
    const store = createRoomStore(start, ada, {
      onGap: () => {
        isGap = true
      },
      onApplied: (events) => void applied.push(...events.map((event) => event.seq)),
      onOutsideChanged: () => {},
    })
    const mine = history.filter((event) => event.seq > start.headSeq && event.commandId.startsWith('mine'))
    store.setPending(mine.map(pendingOf))
    const deliveries = history
      .filter(() => random.chance(0.8))
      .flatMap((event) => (random.chance(0.2) ? [event, event] : [event]))
      .map((event) => ({ event, order: event.seq + random.next() * 12 }))
      .sort((a, b) => a.order - b.order)
    for (const { event } of deliveries) {
      store.apply([event])
      const shown = store.getView().timeline.map((row) => row.entryId)
      expect(new Set(shown).size).toBe(shown.length)
      expect(shown).toEqual(expect.arrayContaining(mine.map(({ seq }) => uuid(seq))))
      if (isGap && random.chance(0.5)) {
        isGap = false
        const { headSeq } = store.getConfirmed()
        if (random.chance(0.2)) store.replace(foldedUpTo(history, headSeq + random.below(60 - headSeq + 1)), headSeq)
        else store.apply(history.filter((each) => each.seq > headSeq && each.seq <= event.seq))
      }
    }
    store.apply(history.filter((event) => event.seq > store.getConfirmed().headSeq))
    const truth = foldedUpTo(history, 60)
    expect(store.getConfirmed()).toEqual(truth)
    store.setPending([])
    expect(store.getView()).toMatchObject(truth)
    expect(applied).toEqual([...new Set(applied)].sort((a, b) => a - b))
  },
)

test('[VIEW-2] shows what is pending at once, and in order, before the server has said anything', () => {
  const notes = [2, 3].map((seq) => eventOf({ type: 'note.added', payload: written(seq) }, seq, `c${seq}`))
  const history = [eventOf(declared, 1, 'c1'), ...notes]
  const store = createRoomStore(foldedUpTo(history, 3), ada, quiet)
  const madeAt = at(10)
  store.setPending([
    { commandId: 'a', name: 'change-severity', input: { severity: 'sev1' }, madeAt },
    { commandId: 'b', name: 'add-entry', input: { entryId: uuid(100), kind: 'question', text: 'Who?' }, madeAt },
    { commandId: 'c', name: 'answer-question', input: { entryId: uuid(100), answerId: uuid(101), text: 'I.' }, madeAt },
  ])
  const { incident, timeline, pending } = store.getView()
  expect(incident.severity).toBe('sev1')
  expect(timeline.slice(-4).map((row) => [row.seq, row.kind])).toEqual([
    [4, 'severity'],
    [5, 'situation'],
    [6, 'question'],
    [7, 'answer'],
  ])
  expect(timeline.at(-2)?.answerSeqs).toEqual([7])
  expect([...pending]).toEqual(['a', 'b', 'c'])
  expect(store.getConfirmed().headSeq).toBe(3)
})

test('[VIEW-2] a pending command that a rule would refuse changes nothing, and harms no other', () => {
  const history = historyOf(randomFrom(2), 3)
  const store = createRoomStore(foldedUpTo(history, 3), ada, quiet)
  const madeAt = at(10)
  store.setPending([
    { commandId: 'a', name: 'change-status', input: { status: 'closed' }, madeAt },
    { commandId: 'b', name: 'add-entry', input: { entryId: uuid(100), kind: 'note', text: 'Here.' }, madeAt },
    { commandId: 'd', name: 'no-such-command', input: {}, madeAt },
  ])
  expect(store.getView().incident.status).toBe('active')
  expect(store.getView().timeline.at(-1)?.text).toBe('Here.')
})

test('[VIEW-1] a log that went back, as after a restored backup, is taken over', () => {
  const history = historyOf(randomFrom(3), 20)
  const store = createRoomStore(foldedUpTo(history, 20), ada, quiet)
  const restored = foldedUpTo(history, 12)
  store.replace(restored, 20)
  expect(store.getConfirmed()).toEqual(restored)
})

test('[RT-3] events at or below the head, as of a catch-up that overlaps, change nothing', () => {
  const history = historyOf(randomFrom(6), 20)
  const store = createRoomStore(foldedUpTo(history, 15), ada, quiet)
  const before = store.getConfirmed()
  store.apply(history.filter((event) => event.seq <= 15))
  expect(store.getConfirmed()).toEqual(before)
  store.apply(history)
  expect(store.getConfirmed()).toEqual(foldedUpTo(history, 20))
})

test('[VIEW-9] events that come together are told of together, and one’s own command at once', async () => {
  const history = historyOf(randomFrom(5), 20)
  const store = createRoomStore(foldedUpTo(history, 10), ada, quiet)
  const told: number[] = []
  store.subscribe(() => told.push(store.getView().headSeq))
  for (const event of history.slice(10, 15)) store.apply([event])
  expect(told).toEqual([])
  await vi.waitFor(() => expect(told).toEqual([15]))
  store.apply(history.slice(15))
  store.setPending([])
  expect(told).toEqual([15, 20])
})

test('[VIEW-1] a snapshot that others have overtaken is dropped', () => {
  const history = historyOf(randomFrom(4), 20)
  const store = createRoomStore(foldedUpTo(history, 10), ada, quiet)
  store.apply(history.filter((event) => event.seq > 10))
  store.replace(foldedUpTo(history, 15), 10)
  expect(store.getConfirmed()).toEqual(foldedUpTo(history, 20))
})

test('[TIME-4] older pages come in below, and one that was read before a change out there is read again', async () => {
  const history = historyOf(randomFrom(5), 40)
  const whole = foldedUpTo(history, 40)
  const store = createRoomStore({ ...whole, timeline: whole.timeline.slice(-5) }, ada, quiet)
  const page = async (before: number): Promise<TimelineRow[]> =>
    whole.timeline.filter((row) => row.seq < before).slice(-10)
  await store.pageIn(page)
  expect(store.getConfirmed().timeline).toEqual(whole.timeline.slice(-15))

  const oldest = whole.timeline.find((row) => row.kind === 'note')
  if (!oldest) throw new Error('The history has no note')
  const about = { entryId: oldest.entryId, entrySeq: oldest.seq }
  let reads = 0
  await store.pageIn(async (before) => {
    const rows = await page(before)
    if (reads++ > 0) return rows
    store.apply([eventOf({ type: 'entry.corrected', payload: { ...about, text: 'Mended.' } }, 41, 'c41')])
    return []
  })
  expect(reads).toBe(2)
  expect(store.getConfirmed().timeline).toEqual(whole.timeline.slice(-25))
})
