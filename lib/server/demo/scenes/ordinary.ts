import type { MitigationKind, MitigationResult } from '@/lib/domain/incident/mitigation'
import type { DetectedBy, IncidentKind, Severity } from '@/lib/domain/incident/values'
import type { PersonKey, ServiceKey } from '@/lib/server/demo/organisation'
import { fails, pulls, watches, worked } from '@/lib/server/demo/procedure'
import type { ReviewScript, ScriptedPrevention } from '@/lib/server/demo/reviews/review-script'
import {
  asksFor,
  impactBegan,
  isATest,
  joins,
  judges,
  moves,
  noticedBy,
  type PastScene,
  type SceneAlert,
  type Step,
  sees,
  suspects,
  takes,
  withdraws,
} from '@/lib/server/demo/scene'

/** What was tried: its kind, what exactly, the minutes at which it was begun and judged, and how it went. */
export type Try = readonly [
  kind: MitigationKind,
  title: string,
  begun: number,
  judged: number,
  result: MitigationResult,
  says: string,
]

/** What its review found, and what was bought for it. */
export interface Finding {
  statement: string
  category: string
  isRootCause?: boolean
  prevention?: Omit<ScriptedPrevention, 'retires'>
}

/** An incident of the older past in a few words: enough for history to count, too little for a story of its own. */
export interface Ordinary {
  daysAgo: number
  at: `${number}:${number}`
  title: string
  severity: Severity
  kind?: IncidentKind
  services: [ServiceKey, ...ServiceKey[]]
  lead: PersonKey
  hand: PersonKey
  /** The alert that opened it; without one, `lead` declared it. */
  alert?: string
  noticed?: DetectedBy
  /** Minutes from the start of the impact to the declaration; left out when nobody knows. */
  impact?: number
  /** Who was asked to come, and the minutes of the call and of their coming. */
  asked?: readonly [who: PersonKey, at: number, came: number]
  /** It came with a change of the first service, made this many minutes before; a roll-back undoes it. */
  changed?: number
  saw: string
  cause: string
  tried?: readonly Try[]
  /** Minutes to each; one that was withdrawn has neither. */
  mitigated?: number
  resolved?: number
  lesson: string
  deliveryPrevented?: boolean
  isPrivate?: boolean
  isTest?: boolean
  findings?: readonly Finding[]
  /** Days from the resolution to the review that was published. */
  reviewedAfterDays?: number
}

const DAY_MINUTES = 1440

/** The scene of an ordinary incident. */
export function sceneOf(story: Ordinary): PastScene {
  const { daysAgo, at, title, severity, kind, services, lead, alert, deliveryPrevented, isPrivate } = story
  return {
    daysAgo,
    at,
    title,
    severity,
    services,
    by: alert ? 'monitoring' : lead,
    ...(kind ? { kind } : {}),
    ...(deliveryPrevented ? { deliveryPrevented } : {}),
    ...(isPrivate ? { isPrivate } : {}),
    steps: [...before(story), ...during(story), ...after(story)],
  }
}

const alertOf = ({ alert = '', title, severity }: Ordinary): SceneAlert => ({
  name: alert,
  summary: title,
  severity: severity === 'sev1' ? 'critical' : severity === 'sev2' ? 'error' : 'warning',
})

function before(story: Ordinary): Step[] {
  const { services, changed, hand, alert } = story
  const change = { on: services[0], title: titleOfChange(story), by: hand, as: 'change', version: versionOf(story) }
  const steps: Step[] = []
  if (changed !== undefined) steps.push([-changed, 'ships', [change]])
  if (alert) steps.push([0, 'fires', [alertOf(story)]])
  return steps
}

const versionOf = ({ daysAgo }: Ordinary): string => String(8300 - daysAgo * 4)
const titleOfChange = (story: Ordinary): string =>
  `${story.services[0]} ${versionOf(story)}: ${story.cause.toLowerCase()}`

function during({ lead, hand, impact, asked, saw, cause, tried = [], services, changed }: Ordinary): Step[] {
  const [service] = services
  const attempts = tried.flatMap(([kind, title, begun, judged, result, says], index): Step[] => {
    const as = `try ${index}`
    const undoes = kind === 'roll-back' && changed !== undefined ? { change: 'change' } : {}
    const attempt = { as, kind, service, title, why: cause, expected: 'It recovers', checkMinutes: 5, ...undoes }
    return [
      [begun, hand, pulls(attempt)],
      [begun + (judged - begun) / 2, hand, watches(as)],
      [judged, lead, result === 'worked' ? worked(as, says) : fails(as, result, says)],
    ]
  })
  return [
    [1, lead, takes('commander')],
    ...(impact === undefined ? [] : [[1.5, lead, impactBegan(impact)] as const]),
    [2, lead, sees(saw)],
    ...(asked
      ? [[asked[1], lead, asksFor(asked[0], 'Please come and look.')] as const, [asked[2], asked[0], joins] as const]
      : []),
    [4, hand, suspects(cause, { as: 'cause' })],
    ...attempts,
  ]
}

function after(story: Ordinary): Step[] {
  const { lead, hand, alert, noticed, mitigated, resolved, lesson, isTest, reviewedAfterDays = 2 } = story
  const said: Step[] = [
    ...(noticed ? [[6, lead, noticedBy(noticed)] as const] : []),
    ...(isTest ? [[3, lead, isATest] as const] : []),
  ]
  if (mitigated === undefined || resolved === undefined) return [...said, [20, lead, withdraws(lesson)]]
  const quiet: Step[] = alert ? [[resolved - 1, 'resolves', [alertOf(story)]]] : []
  return [
    ...said,
    [mitigated, lead, moves('mitigated')],
    [mitigated + 1, hand, judges('cause', 'supported')],
    ...quiet,
    [resolved, lead, moves('resolved', lesson)],
    [resolved + reviewedAfterDays * DAY_MINUTES, lead, moves('closed', lesson)],
  ]
}

/** The review of an ordinary incident; undefined when nothing was found or nobody looked. */
export function reviewOf({ title, lead, hand, lesson, findings = [] }: Ordinary): [string, ReviewScript][] {
  if (findings.length === 0) return []
  const script: ReviewScript = {
    owner: lead,
    reviewer: lead === hand ? 'ada' : hand,
    prose: { learned: [lesson] },
    cards: findings.map(({ statement, category, isRootCause }) => ({
      list: isRootCause ? 'rootCauses' : 'factors',
      statement,
      category,
    })),
    preventions: findings.map(({ statement, prevention }) => ({
      ...(prevention ?? nothingNew(lead)),
      retires: statement,
    })),
  }
  return [[title, script]]
}

/** A factor that is known already asks for nothing new, and somebody says so. */
const nothingNew = (owner: PersonKey): Finding['prevention'] & object => ({
  title: 'Nothing beyond what was bought before',
  kind: 'prevent',
  owner,
  dueInDays: 30,
  state: { declined: 'What was bought when it came first is what helps.', askAgainInDays: 30 },
})
