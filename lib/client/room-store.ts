import type { PersonActor } from '@/lib/domain/actor'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import { reduceIncident } from '@/lib/domain/incident/reduce-incident'
import { amendedSeq, type TimelineRow, timelineOf } from '@/lib/domain/incident/timeline'
import type { RoomSnapshot } from '@/lib/domain/realtime-protocol'
import { type ConfirmedRoom, type KnownHere, type PendingCommand, type RoomView, viewOf } from './room-view'
import { indexOfSeq, rowAt, withRows } from './row-window'

/** More than this out of order means that a fresh snapshot is cheaper than holding on. */
const MAX_HELD = 2000

export interface RoomListeners {
  /** Events are missing before ones that arrived: ask for the tail. */
  onGap(): void
  /** Events that were just applied, each once and in order. */
  onApplied(events: IncidentEvent[]): void
  /** Rows outside the window changed: whoever shows older rows of their own reads them again. */
  onOutsideChanged(): void
}

/**
 * One incident as this tab knows it. What is confirmed is written only by `apply` and `replace`, whichever way events
 * came (SPEC VIEW-1); they may arrive twice, late or not at all. The view folds what is pending over it (SPEC VIEW-2).
 */
export function createRoomStore(initial: RoomSnapshot, actor: PersonActor, listeners: RoomListeners) {
  let confirmed: ConfirmedRoom = initial
  let commands: readonly PendingCommand[] = []
  let viewer = actor
  let known: KnownHere = { people: new Map(), teams: new Map(), services: new Map(), incidents: new Map() }
  let view: RoomView = viewOf(confirmed, commands, viewer, known)
  // Counts what changed outside the window, so that a page read before it is not put in after it.
  let outsideChanges = 0
  const held = new Map<number, IncidentEvent>()
  const subscribers = new Set<() => void>()

  let telling: ReturnType<typeof setTimeout> | undefined

  function refresh() {
    view = viewOf(confirmed, commands, viewer, known)
    tell()
  }

  function tell() {
    clearTimeout(telling)
    telling = undefined
    for (const notify of subscribers) notify()
  }

  function apply(events: readonly IncidentEvent[]) {
    for (const event of events) if (event.seq > confirmed.headSeq) held.set(event.seq, event)
    const applied = drain()
    if (applied.length > 0) {
      commands = commands.filter(({ commandId }) => !applied.some((event) => event.commandId === commandId))
      view = viewOf(confirmed, commands, viewer, known)
      // Once what else has arrived is taken in: events that come faster than a machine draws are drawn together.
      telling ??= setTimeout(tell)
      listeners.onApplied(applied)
    }
    if (held.size > MAX_HELD) held.clear()
    if (held.size > 0) listeners.onGap()
  }

  /** Applies what is held and next in order. */
  function drain(): IncidentEvent[] {
    const applied: IncidentEvent[] = []
    const changed = new Map<number, TimelineRow>()
    let { incident, headSeq } = confirmed
    let isOutsideChanged = false
    for (let event = held.get(headSeq + 1); event; event = held.get(headSeq + 1)) {
      held.delete(event.seq)
      incident = reduceIncident(incident, event)
      headSeq = event.seq
      const row = timelineOf(event, (seq) => changed.get(seq) ?? rowAt(confirmed.timeline, seq))
      if (row) changed.set(row.seq, row)
      else if (amendedSeq(event) !== null) isOutsideChanged = true
      applied.push(event)
    }
    if (applied.length > 0) confirmed = { incident, headSeq, timeline: withRows(confirmed.timeline, changed) }
    if (isOutsideChanged) {
      outsideChanges += 1
      listeners.onOutsideChanged()
    }
    return applied
  }

  return {
    apply,
    /** A fresh start. One that is older than what was asked from means that the log itself went back: it counts. */
    replace(snapshot: RoomSnapshot, askedFrom: number) {
      if (snapshot.headSeq < confirmed.headSeq && snapshot.headSeq >= askedFrom) return
      confirmed = { incident: snapshot.incident, timeline: snapshot.timeline, headSeq: snapshot.headSeq }
      for (const seq of held.keys()) if (seq <= snapshot.headSeq) held.delete(seq)
      outsideChanges += 1
      const applied = drain()
      refresh()
      listeners.onApplied(applied)
      listeners.onOutsideChanged()
    },
    /** Reads an older page and puts it before the window; reads again when rows outside changed meanwhile. */
    async pageIn(read: (before: number) => Promise<TimelineRow[]>): Promise<void> {
      for (;;) {
        const before = confirmed.timeline[0]?.seq ?? confirmed.headSeq + 1
        const seen = outsideChanges
        const rows = await read(before)
        const first = confirmed.timeline[0]?.seq ?? confirmed.headSeq + 1
        if (first !== before) return
        if (seen !== outsideChanges) continue
        confirmed = { ...confirmed, timeline: [...rows.slice(0, indexOfSeq(rows, before)), ...confirmed.timeline] }
        return refresh()
      }
    },
    setPending(next: readonly PendingCommand[]) {
      commands = next
      refresh()
    },
    getPending: () => commands,
    setViewer(next: PersonActor) {
      viewer = next
      refresh()
    },
    setKnown(next: KnownHere) {
      known = next
      refresh()
    },
    getKnown: () => known,
    getConfirmed: () => confirmed,
    getView: () => view,
    subscribe(notify: () => void) {
      subscribers.add(notify)
      return () => {
        subscribers.delete(notify)
      }
    },
  }
}
