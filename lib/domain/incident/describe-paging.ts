import { CHANNEL_NAMES } from '../on-call/channel'
import type { Why } from '../on-call/escalation'
import { stageWords } from '../on-call/escalation-policy'
import type { PayloadOf } from './events'
import type { pagingPayloads } from './paging-payloads'
import type { Ref } from './values'

type Sentences = {
  [T in keyof typeof pagingPayloads]: (payload: PayloadOf<T>, actor: string, actorId: string) => string
}

const because = (reason: string | null) => (reason ? `: ${reason}` : '')
const names = (pages: { person: Ref }[]) => pages.map(({ person }) => person.name).join(', ')

/** Why a stage is asked, as the beginning of a sentence; empty for the first. */
const WHY_WORDS = {
  started: '',
  silence: 'Nobody answered: ',
  declined: 'Nobody can come: ',
  failed: 'Nobody could be told: ',
  asked: 'Escalated by hand: ',
  'acknowledgement-expired': 'The acknowledgement has expired: ',
} satisfies Record<Why, string>

export const PAGE_FAILURES = {
  'no-method': 'there is no way to tell them',
  'all-failed': 'every way to tell them failed',
  gone: 'they are no longer in the organisation',
} satisfies Record<PayloadOf<'page.failed'>['why'], string>

const EXPIRED_BECAUSE = {
  time: 'nobody answered in time',
  acknowledged: 'somebody else has it',
  stopped: 'the escalation was stopped',
  resolved: 'the incident is over',
} satisfies Record<PayloadOf<'pages.expired'>['because'], string>

export const OUTCOMES = { sent: 'was sent', delivered: 'arrived', failed: 'failed' }

/** The sentences of what paging adds to a log, see `describeEvent`. */
export const pagingSentences: Sentences = {
  'escalation.started': ({ service, policy, because: by, reason }, actor) =>
    `${by === 'alert' ? 'An alert' : actor} started the escalation of ${service.name}${policy ? ` (${policy.name})` : ''}${because(reason)}`,
  'pages.asked': ({ pages, because: by, reason, escalation }, actor) => {
    if (escalation) {
      const told = [...pages.map(({ person }) => person.name), ...escalation.webhooks]
      const paged = `${told.join(', ')} ${told.length === 1 ? 'was' : 'were'} paged`
      return `${WHY_WORDS[escalation.why]}${paged} for ${escalation.service.name} (${stageWords(escalation.stage)})`
    }
    return `${actor} ${by === 'mobilise' ? 'mobilised' : 'paged'} ${names(pages)}${because(reason)}`
  },
  'escalation.skipped': ({ service, stages }) =>
    `The escalation of ${service.name} found nobody for ${stages.map(stageWords).join('; ')}`,
  'page.attempted': ({ person, channel, outcome, isPossiblyTwice }) =>
    `${CHANNEL_NAMES[channel]} to ${person.name} ${OUTCOMES[outcome]}${isPossiblyTwice ? ', possibly twice' : ''}`,
  'page.seen': ({ person }) => `${person.name} saw their page`,
  'page.acknowledged': ({ person }) => `${person.name} acknowledged`,
  'page.accepted': ({ person, etaMinutes }) => `${person.name} comes in ${etaMinutes} minutes`,
  'page.declined': ({ person, reason }) => `${person.name} cannot come: ${reason}`,
  'page.failed': ({ person, why }) => `${person.name} could not be told: ${PAGE_FAILURES[why]}`,
  'pages.expired': ({ pages, because: why }) =>
    `${names(pages)} ${pages.length === 1 ? 'is' : 'are'} not asked any more: ${EXPIRED_BECAUSE[why]}`,
  'escalation.acknowledged': ({ service, person, until }) =>
    `${person.name} has ${service.name}${until ? ` until ${until}` : ''}`,
  'escalation.acknowledgement-expired': ({ service, person }) =>
    `The acknowledgement of ${service.name}${person ? ` by ${person.name}` : ''} is no more`,
  'escalation.finished': ({ service, how, reason }, actor) => {
    if (how === 'exhausted') return `Everybody was asked for ${service.name}, and nobody answered`
    if (how === 'resolved') return `The escalation of ${service.name} ended: the incident is over`
    return `${actor} stopped the escalation of ${service.name}${because(reason)}`
  },
}
