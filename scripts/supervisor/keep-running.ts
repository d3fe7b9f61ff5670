import { setTimeout as sleep } from 'node:timers/promises'
import { say } from '../failure.ts'

export interface Part {
  /** Resolves once it works; never, when it ends before. */
  ready: Promise<unknown>
  /** Resolves with the reason when it ended, asked or not. */
  ended: Promise<PartEnd>
  stop(): Promise<void>
}

export interface PartEnd {
  reason: string
  /** Starting it again would not help. */
  isFatal: boolean
}

/** The pause before each try, and how long a part must have worked for the next one to be the first again. */
const usualPace = { pausesMs: [0, 250, 500, 1000, 2000], healthyAfterMs: 5000 }

/**
 * One running part that is started again when it ends. One that never worked is given up when the pauses are used up;
 * one that did is not, because what ended it (a full disk, a machine out of memory) may pass.
 */
export class KeptPart {
  private isStopping = false
  private readonly name: string
  private readonly pace: typeof usualPace
  private readonly start: () => Promise<Part>
  private current: Part | undefined
  /** Resolves when the part is given up, or stopped. */
  readonly over: Promise<'given-up' | 'stopped'>

  constructor(name: string, start: () => Promise<Part>, first: Part, pace = usualPace) {
    this.name = name
    this.pace = pace
    this.start = start
    this.current = first
    this.over = this.keep(first)
  }

  private async keep(first: Part): Promise<'given-up' | 'stopped'> {
    let part: Part | undefined = first
    const { pausesMs, healthyAfterMs } = this.pace
    let hasWorked = false
    let tries = 0
    for (;;) {
      const { end, workedMs } = part ? await lifeOf(part) : didNotStart
      if (this.isStopping) return 'stopped'
      hasWorked ||= workedMs !== null
      if (end.isFatal && !hasWorked) return 'given-up'
      tries = (workedMs ?? 0) > healthyAfterMs ? 1 : tries + 1
      if (tries > pausesMs.length && !hasWorked) {
        say(`The ${this.name} keeps ending (${end.reason}): giving up.`)
        return 'given-up'
      }
      say(`The ${this.name} ended (${end.reason}); starting it again, try ${tries}.`)
      await sleep(pausesMs[Math.min(tries, pausesMs.length) - 1])
      if (this.isStopping) return 'stopped'
      part = await this.startAgain()
      this.current = part
      if (this.isStopping) await part?.stop()
    }
  }

  private async startAgain(): Promise<Part | undefined> {
    try {
      return await this.start()
    } catch (error) {
      say(error instanceof Error ? error.message : String(error))
      return undefined
    }
  }

  /** Ends the part so that it is started again, with what `start` now finds. */
  async renew(): Promise<void> {
    await this.current?.stop()
  }

  async stop(): Promise<void> {
    this.isStopping = true
    await this.current?.stop()
    await this.over
  }
}

interface Life {
  end: PartEnd
  /** How long it worked; null when it never did. */
  workedMs: number | null
}

const didNotStart: Life = { end: { reason: 'it did not start', isFatal: false }, workedMs: null }

async function lifeOf(part: Part): Promise<Life> {
  let readyAt: number | null = null
  void part.ready.then(() => {
    readyAt = performance.now()
  })
  const end = await part.ended
  return { end, workedMs: readyAt === null ? null : performance.now() - readyAt }
}
