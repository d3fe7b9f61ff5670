import { type Installation, startInstallation } from './installation.ts'
import {
  type Attempt,
  compareAttempts,
  countPages,
  isTrue,
  type PageCount,
  readAttempts,
  type Untrue,
} from './page-count.ts'
import { type PagingStage, pagedPeople, type Wanted } from './paged-people.ts'
import type { DuePage } from './pages.ts'
import { type ReceivedChannel, type Receivers, startReceivers } from './receivers.ts'
import { until } from './until.ts'

const PATIENCE_SECONDS = 60

export interface Paging {
  installation: Installation
  receivers: Receivers
  stage: PagingStage
}

/** Runs with a server, people who can be paged, and the other sides of their channels. */
export async function withPaging<Result>(
  wanted: Wanted,
  work: (paging: Paging) => Promise<Result>,
  settings: (usual: Record<string, string>) => Record<string, string> = (usual) => usual,
): Promise<Result> {
  const receivers = await startReceivers()
  try {
    const installation = await startInstallation(settings(receivers.settings))
    try {
      return await work({ installation, receivers, stage: await pagedPeople(installation, receivers, wanted) })
    } finally {
      await installation.dispose()
    }
  } finally {
    await receivers.stop()
  }
}

export interface Told {
  counts: PageCount & Untrue
  /** Nothing is missing, and the pages tell the truth. */
  isWhole: boolean
}

/** Waits until nothing is under way any more over these channels, and counts. */
export async function untilTold(
  url: string,
  paging: Pick<Paging, 'receivers' | 'stage'>,
  due: readonly DuePage[],
  channels: readonly ReceivedChannel[],
): Promise<Told> {
  const arrivals = () => paging.receivers.arrivals()
  await until(() => countPages(due, arrivals(), channels)['messages missed'] === 0, PATIENCE_SECONDS).catch(() => {})
  const attempts = await untilSettled(url, paging, due, channels)
  const counted = countPages(due, arrivals(), channels)
  const untrue = compareAttempts(attempts, arrivals())
  const isWhole = counted.missed === 0 && counted['messages missed'] === 0 && isTrue(untrue)
  return { counts: { ...counted, ...untrue }, isWhole }
}

/** Waits until the pages say of every attempt over these channels what came of it; answers them. */
export async function untilSettled(
  url: string,
  { stage }: Pick<Paging, 'stage'>,
  due: readonly DuePage[],
  channels: readonly string[],
): Promise<Attempt[]> {
  const read = async () => (await readAttempts(url, stage, due)).filter(({ channel }) => channels.includes(channel))
  let attempts = await read()
  const isSettled = async () => {
    attempts = await read()
    return attempts.every(({ state }) => state !== 'queued' && state !== 'sending')
  }
  await until(isSettled, PATIENCE_SECONDS).catch(() => {})
  return attempts
}
