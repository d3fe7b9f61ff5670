import type { TimelineRow } from '@/lib/domain/incident/timeline'
import type { createRoomStore } from './room-store'

export const PAGE_ROWS = 200
const LARGE_PAGE_ROWS = 500

export type Found = 'found' | 'none' | 'failed'

export interface ReadBackState {
  isLoading: boolean
  /** The pages before what is shown could not be read. */
  hasFailed: boolean
}

export interface ReadBackParts {
  store: Pick<ReturnType<typeof createRoomStore>, 'pageIn' | 'getConfirmed' | 'getView'>
  readRows: (before: number, limit: number) => Promise<TimelineRow[]>
  onState: (changes: Partial<ReadBackState>) => void
}

/** Reads a timeline back from where its window begins, one page after the other, whoever asks. */
export function createReadBack({ store, readRows, onState }: ReadBackParts) {
  let running: Promise<boolean> | null = null
  const firstSeq = () => store.getConfirmed().timeline[0]?.seq ?? 1
  const readPage = (limit: number) => store.pageIn((before) => readRows(before, limit))

  /** Answers whether it could be read. */
  async function run(work: () => Promise<void>): Promise<boolean> {
    onState({ isLoading: true })
    const isRead = await work().then(
      () => true,
      () => false,
    )
    running = null
    onState({ isLoading: false, hasFailed: !isRead })
    return isRead
  }

  return {
    loadOlder() {
      running ??= run(() => readPage(PAGE_ROWS))
    },
    /** Reads back until this line is there, or there is nothing before. */
    async loadUntil(isThere: (row: TimelineRow) => boolean): Promise<Found> {
      const isFound = () => store.getView().timeline.some(isThere)
      while (running) await running
      if (isFound()) return 'found'
      running = run(async () => {
        while (!isFound() && firstSeq() > 1) {
          const before = firstSeq()
          await readPage(LARGE_PAGE_ROWS)
          if (firstSeq() === before) break
        }
      })
      const isRead = await running
      if (isFound()) return 'found'
      return isRead ? 'none' : 'failed'
    },
  }
}

export type ReadBack = ReturnType<typeof createReadBack>
