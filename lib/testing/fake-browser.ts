import { createOutbox, type Outbox } from '@/lib/client/outbox'
import type { Answer, OutboxNews, StoredCommand } from '@/lib/client/outbox-item'
import type { Turn } from '@/lib/client/outbox-turns'
import type { NewFile } from '@/lib/client/upload-file'
import type { AttachmentRef } from '@/lib/domain/incident/values'

/** A request of a tab, in the hands of the test. */
export interface SentCommand {
  command: StoredCommand
  ageMs: number
  answer(answer: Answer | Error): void
}
export interface SentFile {
  file: NewFile
  progress(sentBytes: number): void
  answer(answer: AttachmentRef | Error): void
}

export interface FakeTab {
  outbox: Outbox
  sent: SentCommand[]
  uploads: SentFile[]
  answers: Answer[]
  timers: { run: () => void; ms: number }[]
  /** "a:sending", in the order in which they are sent. */
  states(): string[]
  /** Runs what is due by then, with what that makes due. */
  runTimers(): void
  /** It is gone at once, as when a browser is killed. */
  close(): void
}

/** Long enough for everything that is only waiting for promises. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

/** One person's browser: tabs over one storage, one set of locks and one channel, on a clock that the test sets. */
export function fakeBrowser({ keeps = true } = {}) {
  const stored = new Map<string, StoredCommand>()
  const clock = { wall: 1_000_000, tick: 5000 }
  const network = { isReachable: true }
  const tabs = new Set<FakeTab & { hear(news: OutboxNews): void }>()
  const turns = new Map<string, { tab: object; next: { tab: object; begin(): void }[] }>()
  let ids = 0

  const keep = <T>(run: () => T): Promise<T> =>
    keeps ? Promise.resolve().then(run) : Promise.reject(new Error('This browser keeps nothing.'))

  function release(tab: object) {
    for (const [name, turn] of turns) {
      turn.next = turn.next.filter((each) => each.tab !== tab)
      if (turn.tab !== tab) continue
      const next = turn.next.shift()
      if (!next) turns.delete(name)
      else {
        turn.tab = next.tab
        next.begin()
      }
    }
  }

  async function takeTurn(tab: object, name: string, run: (turn: Turn) => Promise<void>): Promise<void> {
    const held = turns.get(name)
    if (held) await new Promise<void>((begin) => held.next.push({ tab, begin }))
    else turns.set(name, { tab, next: [] })
    await run({ hasWaited: Boolean(held), isLost: () => false })
    const turn = turns.get(name)
    const next = turn?.next.shift()
    if (!turn || !next) turns.delete(name)
    else {
      turn.tab = next.tab
      next.begin()
    }
  }

  function openTab() {
    let isClosed = false
    const never = new Promise<never>(() => {})
    // A closed tab starts nothing and hears of nothing.
    const alive = <T>(made: Promise<T>) => made.then((value) => (isClosed ? never : value))
    const sent: SentCommand[] = []
    const uploads: SentFile[] = []
    const answers: Answer[] = []
    const timers: FakeTab['timers'] = []
    const owner = {}
    const outbox = createOutbox({
      storage: {
        load: () => alive(keep(() => [...stored.values()])),
        add: (command) => alive(keep(() => void (isClosed || stored.set(command.commandId, command)))),
        change: (commandId, changes) =>
          alive(
            keep(() => {
              const kept = stored.get(commandId)
              if (kept && !isClosed) stored.set(commandId, { ...kept, ...changes })
              return kept !== undefined
            }),
          ),
        remove: (commandId) =>
          alive(
            keep(() => {
              const kept = stored.get(commandId) ?? null
              if (!isClosed) stored.delete(commandId)
              return kept
            }),
          ),
      },
      isReachable: () => alive(Promise.resolve(network.isReachable)),
      takeTurn: (incidentId, run) => takeTurn(owner, incidentId, run),
      tell: (news) => {
        for (const tab of tabs) if (tab.outbox !== outbox) void Promise.resolve().then(() => tab.hear(news))
      },
      send: (command, ageMs) =>
        alive(
          new Promise((resolve, reject) => {
            const answer = (value: Answer | Error) => (value instanceof Error ? reject(value) : resolve(value))
            sent.push({ command, ageMs, answer })
          }),
        ),
      upload: (_incidentId, file, progress) =>
        alive(
          new Promise((resolve, reject) => {
            const answer = (value: AttachmentRef | Error) => (value instanceof Error ? reject(value) : resolve(value))
            uploads.push({ file, progress, answer })
          }),
        ),
      newId: () => `new-${++ids}`,
      wallClock: () => clock.wall,
      tick: () => clock.tick,
      later(run, ms) {
        const timer = { run, ms }
        timers.push(timer)
        return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1))
      },
      onAnswer(incidentId, answer) {
        answers.push(answer)
        outbox.settle(incidentId, answer.headSeq)
      },
    })
    const tab = {
      outbox,
      sent,
      uploads,
      answers,
      timers,
      states: () => outbox.getItems().map(({ commandId, state }) => `${commandId}:${state}`),
      runTimers: () => {
        for (const { run } of timers.splice(0)) run()
      },
      hear: (news: OutboxNews) => void (isClosed || outbox.hear(news)),
      close() {
        isClosed = true
        tabs.delete(tab)
        timers.length = 0
        release(owner)
      },
    }
    tabs.add(tab)
    return tab satisfies FakeTab
  }

  return { openTab, stored, clock, network, tabs: (): FakeTab[] => [...tabs] }
}
