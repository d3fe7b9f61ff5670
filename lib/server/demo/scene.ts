import type { ChangeKind, ChangeStatus } from '@/lib/domain/change/change'
import type {
  DetectedBy,
  EntryKind,
  IncidentKind,
  Severity,
  SingleRole,
  Status,
  Verdict,
} from '@/lib/domain/incident/values'
import type { ChartKey } from '@/lib/server/demo/chart'
import type { PersonKey, ServiceKey, TeamKey } from '@/lib/server/demo/organisation'
import type { ProcedureAction } from '@/lib/server/demo/procedure'

/** What somebody does in a scene. `as` names an entry, so that a later step can speak of it; `shows` is its picture. */
export type Action =
  | { do: 'say'; kind: EntryKind; text: string; as?: string; mentions?: PersonKey[]; shows?: ChartKey }
  | { do: 'answer'; question: string; text: string }
  | { do: 'judge'; hypothesis: string; verdict: Verdict; why?: string }
  | { do: 'correct'; entry: string; text: string }
  | { do: 'star'; entry: string }
  | { do: 'take'; role: SingleRole | 'expert' }
  | { do: 'hand-over'; role: SingleRole; to: PersonKey; brief: string }
  | { do: 'accept'; role: SingleRole }
  | { do: 'severity'; severity: Severity; evidence?: string }
  | { do: 'status'; status: Status; note?: string }
  | { do: 'ask-team'; team: TeamKey; message: string }
  | { do: 'ask'; person: PersonKey; message: string }
  | { do: 'page'; person: PersonKey; reason: string }
  | { do: 'come'; me: PersonKey; minutes: number }
  | { do: 'impact'; minutesBefore: number }
  | { do: 'bridge'; url: string }
  | { do: 'link'; title: string; url: string }
  | { do: 'retitle'; title: string }
  | { do: 'withdraw'; reason: string }
  | { do: 'join' }
  | { do: 'noticed'; by: DetectedBy }
  | { do: 'test' }
  | ProcedureAction

/** What monitoring sees: `name` is the alert's identity within its scene. */
export interface SceneAlert {
  name: string
  summary: string
  severity?: 'critical' | 'error' | 'warning'
}

/** A change as the pipeline tells it; `as` names it, so that a later step can speak of it. */
export interface SceneChange {
  on: ServiceKey
  title: string
  kind?: ChangeKind
  status?: ChangeStatus
  by: PersonKey | null
  version?: string
  size?: number
  /** It took effect this long before. */
  minutesAgo?: number
  as?: string
}

/** `watches` is to be there and do nothing: what stakeholders do. */
export type PersonStep = readonly [minute: number, by: PersonKey, action: Action | 'watches']
export type AlertStep = readonly [minute: number, by: 'fires' | 'resolves', alerts: SceneAlert[]]
export type ChangeStep = readonly [minute: number, by: 'ships', changes: SceneChange[]]
export type Step = PersonStep | AlertStep | ChangeStep

export const isChangeStep = (step: Step): step is ChangeStep => step[1] === 'ships'
export const isAlertStep = (step: Step): step is AlertStep => step[1] === 'fires' || step[1] === 'resolves'

/** One incident as a script. Minutes count from its declaration. */
export interface Scene {
  title: string
  severity: Severity
  kind?: IncidentKind
  services: [ServiceKey, ...ServiceKey[]]
  /** Who declares it; `monitoring` when its first step, an alert, opens it. */
  by: PersonKey | 'monitoring'
  summary?: string
  isPrivate?: boolean
  deliveryPrevented?: boolean
  steps: Step[]
}

/** A scene of the past: how many days ago, and at what time of the day (UTC). */
export interface PastScene extends Scene {
  daysAgo: number
  at: `${number}:${number}`
}

type Extra = Pick<Extract<Action, { do: 'say' }>, 'as' | 'mentions' | 'shows'>
const saying =
  (kind: EntryKind) =>
  (text: string, extra: Extra = {}): Action => ({ do: 'say', kind, text, ...extra })

export const note = saying('note')
export const sees = saying('observation')
export const suspects = saying('hypothesis')
export const decides = saying('decision')
export const asks = saying('question')
export const answers = (question: string, text: string): Action => ({ do: 'answer', question, text })
export const judges = (hypothesis: string, verdict: Verdict, why?: string): Action => ({
  do: 'judge',
  hypothesis,
  verdict,
  ...(why ? { why } : {}),
})
export const stars = (entry: string): Action => ({ do: 'star', entry })
export const corrects = (entry: string, text: string): Action => ({ do: 'correct', entry, text })
export const takes = (role: SingleRole | 'expert'): Action => ({ do: 'take', role })
export const handsOver = (role: SingleRole, to: PersonKey, brief: string): Action => ({
  do: 'hand-over',
  role,
  to,
  brief,
})
export const accepts = (role: SingleRole): Action => ({ do: 'accept', role })
export const sets = (severity: Severity, evidence?: string): Action => ({
  do: 'severity',
  severity,
  ...(evidence ? { evidence } : {}),
})
export const moves = (status: Status, text?: string): Action => ({
  do: 'status',
  status,
  ...(text ? { note: text } : {}),
})
export const asksTeam = (team: TeamKey, message: string): Action => ({ do: 'ask-team', team, message })
export const asksFor = (person: PersonKey, message: string): Action => ({ do: 'ask', person, message })
export const pages = (person: PersonKey, reason: string): Action => ({ do: 'page', person, reason })
/** The answer of `me` to their page. */
export const comes = (me: PersonKey, minutes: number): Action => ({ do: 'come', me, minutes })
export const impactBegan = (minutesBefore: number): Action => ({ do: 'impact', minutesBefore })
export const bridge = (name: string): Action => ({ do: 'bridge', url: `https://meet.harbour-goods.example/${name}` })
export const links = (title: string, path: string): Action => ({
  do: 'link',
  title,
  url: `https://dashboards.harbour-goods.example/${path}`,
})
export const withdraws = (reason: string): Action => ({ do: 'withdraw', reason })
export const noticedBy = (by: DetectedBy): Action => ({ do: 'noticed', by })
export const isATest: Action = { do: 'test' }
export const joins: Action = { do: 'join' }
