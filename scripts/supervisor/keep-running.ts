import { setTimeout as sleep } from 'node:timers/promises'
import { say } from '../failure.ts'

export interface Part {
  /** Resolves with the reason when it ended, asked or not. */
  ended: Promise<PartEnd>
  stop(): Promise<void>
}

export interface PartEnd {
  reason: string
  /** Starting it again would not help. */
  isFatal: boolean
}

/** The pause before each try, and how long a part must have run to have all its tries again. */
const usualPace = { backoffMs: [250, 500, 1000, 2000, 4000], healthyAfterMs: 60_000 }

/** One running part that is started again when it ends; five quick ends in a row are one too many. */
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
    const { backoffMs, healthyAfterMs } = this.pace
    let tries = 0
    for (;;) {
      const startedAt = Date.now()
      const end: PartEnd = part ? await part.ended : { reason: 'it did not start', isFatal: false }
      if (this.isStopping) return 'stopped'
      if (end.isFatal) return 'given-up'
      tries = Date.now() - startedAt > healthyAfterMs ? 1 : tries + 1
      if (tries > backoffMs.length) {
        say(`The ${this.name} keeps ending (${end.reason}): giving up.`)
        return 'given-up'
      }
      say(`The ${this.name} ended (${end.reason}); starting it again, try ${tries} of ${backoffMs.length}.`)
      await sleep(backoffMs[tries - 1])
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
