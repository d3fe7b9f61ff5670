import type { FaultOptions, FaultResult } from './fault.ts'
import { lateness, lateText, together } from './stage/page-count.ts'
import { ACCOUNTS, alike, type OwnRule } from './stage/paged-people.ts'
import { declareMany, duePages, pageService } from './stage/pages.ts'
import { type Paging, untilSettled, untilTold, withPaging } from './stage/paging.ts'

const EACH = 4
const LAST = { channel: 'email', afterMinutes: 60 } as const
/** A channel with two accounts, the first of which fails. */
const SECOND: OwnRule = [{ channel: 'sms', afterMinutes: 0 }, LAST]
/** A channel that fails twice, and then takes it. */
const AGAIN: OwnRule = [{ channel: 'ntfy', afterMinutes: 0 }, LAST]
/** A channel that never takes it. */
const NEVER: OwnRule = [{ channel: 'webhook', afterMinutes: 0 }, LAST]
/** Another way to tell somebody is tried at once. */
const AT_ONCE_MS = 5000
/** The third try: after pauses of 5 and 10 s. */
const AGAIN_MS = 20_000
const TRIES = 4

/** Providers that answer 500: one of two, one for a while, and one for ever. */
export const providerFails = ({ times = 2 }: FaultOptions = {}): Promise<FaultResult> =>
  withPaging({ steps: [[...alike(EACH, SECOND), ...alike(EACH, AGAIN), ...alike(EACH, NEVER)]] }, (paging) =>
    measure(paging, times),
  )

async function measure({ installation, receivers, stage }: Paging, times: number): Promise<FaultResult> {
  const { url } = installation
  const incidents = await declareMany(url, stage, times)
  let refusedByFirst = 0
  const tries = new Map<string, number>()
  const count = (address: string) => {
    const made = (tries.get(address) ?? 0) + 1
    tries.set(address, made)
    return made
  }
  receivers.troubleWith('sms', (take, refuse, { path }) => {
    if (!path.includes(ACCOUNTS[0] ?? '')) return take()
    refusedByFirst += 1
    refuse(500)
  })
  // Of each person, twice for each page.
  receivers.troubleWith('ntfy', (take, refuse, { address }) => (count(address) > 2 * times ? take() : refuse(500)))
  receivers.troubleWith('webhook', (_take, refuse, { address }) => {
    count(address)
    refuse(500)
  })
  await Promise.all(incidents.map((incident) => pageService(url, stage, incident)))
  const due = await duePages(url, stage, incidents)
  const of = (rule: OwnRule) => due.filter(({ person }) => person.rule === rule)
  const second = await untilTold(url, { receivers, stage }, of(SECOND), ['sms'])
  const again = await untilTold(url, { receivers, stage }, of(AGAIN), ['ntfy', 'email'])
  const never = await untilTold(url, { receivers, stage }, of(NEVER), ['email'])
  const last = await untilSettled(url, { stage }, of(NEVER), ['webhook'])
  const failed = last.filter(({ state }) => state === 'failed').length
  const arrivals = receivers.arrivals()
  const bySecond = lateness(of(SECOND), arrivals, ['sms'])
  const byMail = lateness([...of(AGAIN), ...of(NEVER)], arrivals, ['email'])
  const byAgain = lateness(of(AGAIN), arrivals, ['ntfy'])
  const counts = together([second, again, never].map((each) => each.counts))
  const triesOfNever = of(NEVER).map(({ person }) => (tries.get(person.addresses.webhook ?? '') ?? 0) / times)
  return {
    name: 'provider-fails',
    promise: 'providers that answer 500: the second account and the next channel at once, tried four times, told once',
    figures: {
      ...counts,
      'refused by the first account': refusedByFirst,
      'by the second account': lateText(bySecond),
      'the next channel of the rule instead': lateText(byMail),
      'by a channel that failed twice': lateText(byAgain),
      'tries of a channel that always fails': [...new Set(triesOfNever)].join(', '),
      'said to have failed': `${failed} of ${of(NEVER).length}`,
    },
    met:
      [second, again, never].every(({ isWhole }) => isWhole) &&
      counts.twice === 0 &&
      refusedByFirst > 0 &&
      [...bySecond, ...byMail].every((ms) => ms <= AT_ONCE_MS) &&
      byAgain.every((ms) => ms <= AGAIN_MS) &&
      triesOfNever.every((made) => made === TRIES) &&
      failed === of(NEVER).length,
  }
}
