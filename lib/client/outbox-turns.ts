/** One tab's time as the sender of an incident. */
export interface Turn {
  /** Another tab had it before: what it did may not have been heard here yet. */
  hasWaited: boolean
  /** Another tab took over; nothing more is to be sent in this turn. */
  isLost(): boolean
}

type Question = { kind: 'who-sends' | 'i-send'; name: string }

/** How long a tab waits for its turn before it asks who has it, and then for the answer. */
const PATIENCE_MS = 5000

/**
 * Whose turn it is to send for an incident, among the tabs of one person: a Web Lock, which a closed tab cannot keep. A
 * frozen one could (a phone suspends what is in the background): who waits asks, and takes the turn when nobody answers.
 * Without locks (plain http on a LAN name) every tab sends; receipts make that harmless (SPEC CMD-4).
 */
export function createTurns(personId: string) {
  const held = new Set<string>()
  const channel = 'locks' in navigator ? new BroadcastChannel(`evenkeel-outbox-turns.${personId}`) : null
  const ask = (kind: Question['kind'], name: string) => channel?.postMessage({ kind, name } satisfies Question)
  const answers = new Set<(question: Question) => void>()
  channel?.addEventListener('message', ({ data }: MessageEvent<Question>) => {
    if (data.kind === 'who-sends' && held.has(data.name)) ask('i-send', data.name)
    for (const hear of answers) hear(data)
  })

  /** Answers whether the turn was to be had. */
  async function hold(name: string, options: LockOptions, hasWaited: boolean, run: (turn: Turn) => Promise<void>) {
    const running: Promise<void>[] = []
    let isLost = false
    await navigator.locks
      .request(name, options, async (lock) => {
        if (!lock) return
        held.add(name)
        running.push(run({ hasWaited, isLost: () => isLost }))
        await running[0]
      })
      .catch((error: unknown) => {
        isLost = true
        // Taken over, or called off; a browser that has locks but refuses them here is one without.
        if (!isAbort(error) && running.length === 0) running.push(run({ hasWaited, isLost: () => false }))
      })
    await Promise.all(running)
    held.delete(name)
    return running.length > 0
  }

  async function waitFor(name: string, run: (turn: Turn) => Promise<void>) {
    const waiting = new AbortController()
    const isSilent = untilSilent(name, waiting.signal)
    let isTaken = false
    const queued = hold(name, { signal: waiting.signal }, true, (turn) => {
      isTaken = true
      waiting.abort()
      return run(turn)
    })
    if ((await isSilent) && !isTaken) {
      waiting.abort()
      await hold(name, { steal: true }, true, run)
    }
    await queued
  }

  /** Asks who has the turn until nobody answers (true) or it no longer matters (false). */
  async function untilSilent(name: string, signal: AbortSignal): Promise<boolean> {
    while (!signal.aborted) {
      await pause(PATIENCE_MS, signal)
      if (signal.aborted) return false
      let isAlive = false
      const hear = (question: Question) => {
        if (question.kind === 'i-send' && question.name === name) isAlive = true
      }
      answers.add(hear)
      ask('who-sends', name)
      await pause(PATIENCE_MS, signal)
      answers.delete(hear)
      if (!isAlive) return !signal.aborted
    }
    return false
  }

  /** Runs `run` while this tab is the one that sends for an incident. Never rejects by itself. */
  return async function takeTurn(incidentId: string, run: (turn: Turn) => Promise<void>): Promise<void> {
    const name = `evenkeel.send.${personId}.${incidentId}`
    if (!channel) return run({ hasWaited: false, isLost: () => false })
    const isFree = await hold(name, { ifAvailable: true }, false, run)
    if (!isFree) await waitFor(name, run)
  }
}

const isAbort = (error: unknown) => error instanceof DOMException && error.name === 'AbortError'

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
