import { AppError } from '@/lib/domain/errors'
import { appendUpdates, type DocumentUpdate } from '@/lib/server/db/postmortem-document'
import { metrics } from '@/lib/server/metrics'

const MAX_UPDATES = 256
const MAX_BYTES = 2_000_000
/** Beyond this many, senders are better told to come back. */
const MAX_WAITING = 5_000

interface Waiting extends DocumentUpdate {
  resolve: () => void
  reject: (reason: unknown) => void
}

interface QueueEvents {
  /** Called in the order of the journal, before those who wait are told. */
  onSaved(updates: readonly Uint8Array[], head: number): void
  onLost(): void
}

/**
 * Saves updates of one document in the order they come: at once when nothing is under way, and otherwise together with
 * all that comes meanwhile. So nobody waits longer than for two commits, and many who type cost as many commits as the
 * disk allows. When a commit fails, everything behind it fails too: it may build on what was lost.
 */
export class JournalQueue {
  private waiting: Waiting[] = []
  private underWay: Waiting[] = []
  private running: Promise<void> | null = null

  private readonly incidentId: string
  private readonly events: QueueEvents

  constructor(incidentId: string, events: QueueEvents) {
    this.incidentId = incidentId
    this.events = events
  }

  /** Resolves once it is durable. */
  save(update: DocumentUpdate): Promise<void> {
    if (this.waiting.length >= MAX_WAITING) {
      this.events.onLost()
      return Promise.reject(new AppError('unavailable', 'Too much is written in this document at once.'))
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ ...update, resolve, reject })
      this.running ??= this.work()
    })
  }

  /** What was taken and is not in the document yet. */
  unsaved(): readonly DocumentUpdate[] {
    return [...this.underWay, ...this.waiting]
  }

  async settled(): Promise<void> {
    while (this.running) await this.running
  }

  private async work(): Promise<void> {
    while (this.waiting.length > 0) await this.saveBatch()
    this.running = null
  }

  private async saveBatch(): Promise<void> {
    this.underWay = this.nextBatch()
    const batch = this.underWay
    try {
      const endTimer = metrics.documentJournalDuration.startTimer()
      const head = await appendUpdates(this.incidentId, batch)
      if (head === null) throw new AppError('not_found', 'This incident has no document.')
      endTimer()
      metrics.documentBatchSize.observe(batch.length)
      metrics.documentUpdates.inc(batch.length)
      this.underWay = []
      this.events.onSaved(
        batch.map(({ update }) => update),
        head,
      )
      for (const { resolve } of batch) resolve()
    } catch (error) {
      const lost = [...batch, ...this.waiting]
      this.waiting = []
      this.underWay = []
      this.events.onLost()
      for (const { reject } of lost) reject(error)
    }
  }

  private nextBatch(): Waiting[] {
    let bytes = 0
    const end = this.waiting.findIndex(({ update }, index) => {
      bytes += update.byteLength
      return index > 0 && (index >= MAX_UPDATES || bytes > MAX_BYTES)
    })
    return this.waiting.splice(0, end === -1 ? this.waiting.length : end)
  }
}
