import type { IncidentEvent } from '@/lib/domain/incident/events'
import { createDelivery, type DeliveryParts } from './outbox-delivery'
import {
  type Answer,
  fileOf,
  isUnlogged,
  isUnsent,
  keptChangesOf,
  type NewCommand,
  notSent,
  type OutboxItem,
  type OutboxNews,
  type OutboxStorage,
  revive,
  type StoredCommand,
  storedOf,
} from './outbox-item'
import { createOutboxList } from './outbox-list'
import { correctionOf, wasEditedSince } from './outbox-words'

export interface OutboxParts extends DeliveryParts {
  storage: OutboxStorage
  /** Tells the person's other tabs in this browser. */
  tell(news: OutboxNews): void
  newId(): string
  /** Committed events, from the answer to a command. */
  onAnswer(incidentId: string, answer: Answer): void
}

/** What another tab made is left to it for this long. */
const GRACE_MS = 1000
const PATIENCE_MS = 2000

/**
 * The commands of one person on their way to the log (SPEC OUTBOX): on screen at once, kept by the browser beside that,
 * shown by every tab, sent in order until the server has answered. Refused ones are parked with the reason.
 */
export function createOutbox(parts: OutboxParts) {
  const { storage, tell } = parts
  const list = createOutboxList()
  const delivery = createDelivery(parts, list, {
    onChanged: (commandId, changes) => void change(commandId, changes),
    onSending: handleSending,
    onAnswered: handleAnswered,
    onReused: handleReused,
    // Another tab had the turn before: what it did may not have been heard yet.
    onTurn: ({ hasWaited }) => (hasWaited ? reload() : restored),
  })
  // What earlier pages left goes before what is written now; storage that does not answer holds up nothing for long.
  const restored = new Promise<void>((resolve) => {
    const stop = parts.later(resolve, PATIENCE_MS)
    void reload().then(() => {
      stop()
      resolve()
      delivery.pumpAll()
    })
  })

  /** Puts a command on the screen and on its way; the browser writes it down meanwhile. */
  function begin(item: OutboxItem) {
    const mark = (keeping: OutboxItem['keeping']) => {
      list.change(item.commandId, { keeping })
      tellOf('changed', item.commandId)
    }
    list.put({ ...item, keeping: 'writing' })
    tellOf('added', item.commandId)
    void storage.add(storedOf(item)).then(
      () => mark('kept'),
      () => mark('failed'),
    )
    delivery.pump(item.incidentId)
  }

  /** Here at once, then in the other tabs and the storage. Answers whether the command was still unsent there. */
  async function change(commandId: string, changes: Partial<OutboxItem>): Promise<boolean> {
    list.change(commandId, changes)
    tellOf('changed', commandId)
    const lasting = keptChangesOf(changes)
    return Object.keys(lasting).length === 0 || storage.change(commandId, lasting).catch(() => true)
  }

  function tellOf(kind: 'added' | 'changed', commandId: string) {
    const item = list.find(commandId)
    if (item && isUnlogged(item)) tell({ kind, command: storedOf(item), state: item.state, keeping: item.keeping })
  }

  function drop(isLeaving: (item: OutboxItem) => boolean): readonly OutboxItem[] {
    const left = list.drop(isLeaving).filter(isUnlogged)
    if (left.length > 0) tell({ kind: 'gone', commandIds: left.map(({ commandId }) => commandId) })
    return left
  }

  async function discardAll(isLeaving: (item: OutboxItem) => boolean): Promise<void> {
    const left = drop((item) => isUnlogged(item) && isLeaving(item))
    await Promise.all(left.map(({ commandId }) => storage.remove(commandId).catch(() => null)))
  }

  /** From now on the log may have it. */
  function handleSending({ commandId, state, isUncertain }: OutboxItem) {
    list.note(commandId, { state: state === 'queued' ? 'sending' : state, isUncertain: true })
    if (isUncertain) return
    tellOf('changed', commandId)
    void storage.change(commandId, { isUncertain: true }).catch(() => false)
  }

  function handleAnswered(sent: OutboxItem, answer: Answer) {
    const { commandId, incidentId } = sent
    const item = list.find(commandId)
    hearAnswer(commandId, answer)
    tell({ kind: 'answered', commandId, incidentId, answer })
    parts.onAnswer(incidentId, answer)
    if (item) void handleLogged(item, answer.events)
  }

  function hearAnswer(commandId: string, { events }: Answer) {
    list.markGone([commandId])
    const last = events.at(-1)
    // Kept in view until its events are applied, which may have to wait for others before them.
    if (last) list.change(commandId, { state: 'saved', lastSeq: last.seq })
    else list.drop((item) => item.commandId === commandId)
  }

  /** Of several tabs that hear of it, the one that takes it out of the storage sees to what was edited meanwhile. */
  async function handleLogged(item: OutboxItem, events: readonly IncidentEvent[]) {
    const kept = await storage.remove(item.commandId).catch(() => null)
    const last = kept ?? (item.keeping === 'failed' ? item : null)
    if (last && wasEditedSince(last, events)) correct(last)
  }

  /** An earlier wording was logged: the later one becomes a correction of it. */
  function handleReused(item: OutboxItem) {
    drop(({ commandId }) => commandId === item.commandId)
    void storage.remove(item.commandId).catch(() => null)
    correct(item)
  }

  function correct(command: Pick<StoredCommand, 'incidentId' | 'incidentKey' | 'name' | 'input'>) {
    const correction = correctionOf(command)
    const { incidentId, incidentKey } = command
    if (correction) add({ ...correction, incidentId, incidentKey, commandId: parts.newId() })
  }

  /** Hands a command over; it is on screen before it is on its way. */
  function add({ files = [], ...command }: NewCommand) {
    const madeAt = parts.wallClock()
    const made = {
      ...command,
      madeAt,
      n: list.nextN(madeAt),
      refusal: null,
      isUncertain: false,
      files: files.map(fileOf),
    }
    begin({ ...revive(made), madeAtTick: parts.tick() })
  }

  /** Reads what is kept: of this tab before a reload, of closed tabs, of others that were not heard. */
  async function reload(): Promise<void> {
    const before = new Map(list.get().map((item) => [item.commandId, item]))
    const stored = await storage.load().catch(() => null)
    if (!stored) return
    const isUntouched = ({ commandId }: StoredCommand) => list.find(commandId) === before.get(commandId)
    const found = stored.filter((command) => isUntouched(command) && !list.isGone(command.commandId))
    list.put(...found.map((command) => merged(command, before.get(command.commandId))))
    const there = new Set(stored.map(({ commandId }) => commandId))
    list.drop((item) => item.keeping === 'kept' && isUnlogged(item) && isUntouched(item) && !there.has(item.commandId))
  }

  function hear(news: OutboxNews) {
    if (news.kind === 'wake') return delivery.wake()
    if (news.kind === 'gone') {
      list.markGone(news.commandIds)
      return void list.drop((item) => news.commandIds.includes(item.commandId))
    }
    if (news.kind === 'answered') {
      hearAnswer(news.commandId, news.answer)
      return parts.onAnswer(news.incidentId, news.answer)
    }
    const { command, state, keeping } = news
    const known = list.find(command.commandId)
    if (known?.state === 'saved' || (news.kind === 'changed' && list.isGone(command.commandId))) return
    list.put({ ...merged(command, known), state, keeping })
    if (isUnsent({ state })) parts.later(() => delivery.pump(command.incidentId), GRACE_MS)
  }

  /**
   * Puts other words into a command that is not logged, at its place. One that just was is corrected instead, unless this
   * tab knows already: then it answers that there is nothing to put them into.
   */
  function amend(commandId: string, input: unknown): boolean {
    const item = list.find(commandId)
    if (!item || !isUnlogged(item)) return false
    const again = { state: 'queued', refusal: null, attempts: 0, files: item.files.map(notSent) } as const
    const changes = item.state === 'refused' ? { ...again, input } : { input }
    void change(commandId, changes).then((isThere) => {
      if (!isThere && item.keeping === 'kept') correct({ ...item, input })
    })
    delivery.pump(item.incidentId)
    return true
  }

  return {
    add,
    amend,
    /** Tries a refused command again: the world may have changed. */
    retry(commandId: string) {
      const item = list.find(commandId)
      if (item?.state === 'refused') amend(commandId, item.input)
    },
    /** Lets go of a command. One that was sent may be in the log nevertheless. */
    discard: (commandId: string) => discardAll((item) => item.commandId === commandId),
    /** Takes back a `discard`. */
    putBack: (item: OutboxItem) => begin({ ...revive(storedOf(item)), madeAtTick: item.madeAtTick }),
    /** Lets go of everything that is not logged; resolves when nothing of it is kept any more. */
    discardAll: () => discardAll(() => true),
    /** These events have arrived by the room: they are in the log, whatever became of the request. */
    confirm(events: readonly IncidentEvent[]) {
      const ids = new Set(events.map(({ commandId }) => commandId))
      for (const item of list.drop(({ commandId }) => ids.has(commandId)).filter(isUnlogged)) {
        const { commandId, incidentId } = item
        const own = events.filter((event) => event.commandId === commandId)
        tell({ kind: 'answered', commandId, incidentId, answer: { events: own, headSeq: own.at(-1)?.seq ?? 0 } })
        void handleLogged(item, own)
      }
    },
    /** A room knows its log up to here: what was saved before is part of it. */
    settle(incidentId: string, headSeq: number) {
      list.drop((item) => item.incidentId === incidentId && item.lastSeq !== null && item.lastSeq <= headSeq)
    },
    /** The incident is gone for this person, and what they wanted to do there with it. */
    forget(incidentId: string) {
      void discardAll((item) => item.incidentId === incidentId)
      list.drop((item) => item.incidentId === incidentId)
    },
    /** The server is reachable again, or somebody signed in: no reason to wait any longer, for no tab. */
    wake() {
      tell({ kind: 'wake' })
      delivery.wake()
    },
    /** What another tab tells. */
    hear,
    getItems: list.get,
    subscribe: list.subscribe,
  }
}

export type Outbox = ReturnType<typeof createOutbox>

/** A command as it is kept or told, with what this tab alone knows of it. */
function merged(command: StoredCommand, known: OutboxItem | undefined): OutboxItem {
  // Kept and not logged by now: it has waited.
  if (!known) return { ...revive(command), state: command.refusal ? 'refused' : 'waiting' }
  const sentOf = (id: string) => known.files.find((file) => file.id === id)?.sent ?? 0
  const files = command.files.map((file) => ({ ...file, sent: Math.max(file.sent, sentOf(file.id)) }))
  const wasRefused = known.state === 'refused'
  const state = command.refusal ? 'refused' : wasRefused ? 'queued' : known.state
  return { ...known, ...command, files, state }
}
