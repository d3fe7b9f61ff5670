import { randomUUID } from 'node:crypto'
import type { Affected, Confidence, Trend } from '@/lib/domain/incident/blast-radius'
import type { LeverKind } from '@/lib/domain/incident/lever'
import type { MitigationKind, MitigationResult } from '@/lib/domain/incident/mitigation'
import type { Audience } from '@/lib/domain/incident/procedure-payloads'
import { now } from '@/lib/server/clock'
import type { Cast } from '@/lib/server/demo/cast'
import { type Memory, recall } from '@/lib/server/demo/memory'
import type { ServiceKey } from '@/lib/server/demo/organisation'

interface Radius {
  affected: Affected
  who: string
  regions?: string[]
  sinceMinutes: number
  trend: Trend
  confidence: Confidence
  source: string
  services: ServiceKey[]
}

interface Attempt {
  as: string
  kind: MitigationKind
  service: ServiceKey
  title: string
  why: string
  expected: string
  checkMinutes: number
  target?: string
  /** The name of a change that it undoes. */
  change?: string
  reversible?: boolean
}

/** What a scene does of the procedure. Mitigations and changes go by the name the script gives them. */
export type ProcedureAction =
  | { do: 'confirm'; how: string }
  | ({ do: 'radius' } & Radius)
  | ({ do: 'pull' | 'propose' } & Attempt)
  | { do: 'watch'; what: string }
  | { do: 'judge-effect'; what: string; result: MitigationResult; text: string; crutchDays?: number }
  | { do: 'revert'; what: string; note: string }
  | { do: 'settle'; what: string; as: 'undone' | 'permanent'; note: string }
  | { do: 'waive'; service: ServiceKey; lever: LeverKind; reason: string }
  | { do: 'update'; audience: Audience; subject: string; text: string; nextInMinutes: number | null }
  | { do: 'claim'; change: string; note: string }
  | { do: 'rule-out'; change: string; because: string }

export const confirms = (how: string): ProcedureAction => ({ do: 'confirm', how })
export const states = (radius: Radius): ProcedureAction => ({ do: 'radius', ...radius })
export const pulls = (attempt: Attempt): ProcedureAction => ({ do: 'pull', ...attempt })
export const proposes = (attempt: Attempt): ProcedureAction => ({ do: 'propose', ...attempt })
export const watches = (what: string): ProcedureAction => ({ do: 'watch', what })
export const worked = (what: string, text: string, crutchDays?: number): ProcedureAction => ({
  do: 'judge-effect',
  what,
  result: 'worked',
  text,
  ...(crutchDays === undefined ? {} : { crutchDays }),
})
export const fails = (what: string, result: 'no-effect' | 'made-worse', text: string): ProcedureAction => ({
  do: 'judge-effect',
  what,
  result,
  text,
})
export const reverts = (what: string, note: string): ProcedureAction => ({ do: 'revert', what, note })
export const settles = (what: string, as: 'undone' | 'permanent', note: string): ProcedureAction => ({
  do: 'settle',
  what,
  as,
  note,
})
export const waives = (service: ServiceKey, lever: LeverKind, reason: string): ProcedureAction => ({
  do: 'waive',
  service,
  lever,
  reason,
})
export const tells = (
  audience: Audience,
  subject: string,
  text: string,
  nextInMinutes: number | null = null,
): ProcedureAction => ({ do: 'update', audience, subject, text, nextInMinutes })
export const claims = (change: string, text: string): ProcedureAction => ({ do: 'claim', change, note: text })
export const rulesOut = (change: string, because: string): ProcedureAction => ({ do: 'rule-out', change, because })

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const LEVERS: readonly string[] = ['roll-back', 'flag-off', 'scale-up', 'fail-over'] satisfies LeverKind[]
const later = (milliseconds: number): string => new Date(now().getTime() + milliseconds).toISOString()

/** The command that an action of the procedure is. */
export function procedureCommandOf(
  action: ProcedureAction,
  cast: Cast,
  memory: Memory,
): { name: string; input: object } {
  switch (action.do) {
    case 'confirm':
      return { name: 'confirm-incident', input: { how: action.how } }
    case 'radius': {
      const { do: _, sinceMinutes, services, ...said } = action
      const basedOn = Number(memory.get('radius') ?? 0)
      memory.set('radius', String(basedOn + 1))
      const serviceIds = services.map((key) => cast.services[key])
      return {
        name: 'revise-blast-radius',
        input: { ...said, since: later(-sinceMinutes * MINUTE), serviceIds, basedOn },
      }
    }
    case 'pull':
    case 'propose': {
      const { do: what, as, service, change, reversible = true, ...said } = action
      const mitigationId = randomUUID()
      memory.set(`mitigation ${as}`, mitigationId)
      return {
        name: 'propose-mitigation',
        input: {
          ...said,
          mitigationId,
          reversible,
          serviceId: cast.services[service],
          lever: LEVERS.includes(action.kind) ? action.kind : null,
          changeId: change ? recall(memory, `change ${change}`) : null,
          start: what === 'pull',
        },
      }
    }
    case 'watch':
      return { name: 'watch-mitigation', input: { mitigationId: recall(memory, `mitigation ${action.what}`) } }
    case 'judge-effect': {
      const { what, result, text, crutchDays } = action
      const crutch = crutchDays === undefined ? {} : { crutch: { expiresAt: later(crutchDays * DAY) } }
      const mitigationId = recall(memory, `mitigation ${what}`)
      return { name: 'judge-mitigation', input: { mitigationId, result, evidence: { text }, ...crutch } }
    }
    case 'revert':
      return {
        name: 'revert-mitigation',
        input: { mitigationId: recall(memory, `mitigation ${action.what}`), note: action.note },
      }
    case 'settle': {
      const { what, as, note } = action
      return { name: 'settle-crutch', input: { mitigationId: recall(memory, `mitigation ${what}`), as, note } }
    }
    case 'waive': {
      const { service, lever, reason } = action
      return { name: 'waive-lever', input: { serviceId: cast.services[service], lever, reason } }
    }
    case 'update': {
      const { audience, subject, text, nextInMinutes } = action
      const nextDueAt = nextInMinutes === null ? null : later(nextInMinutes * MINUTE)
      return { name: 'send-update', input: { updateId: randomUUID(), audience, subject, text, nextDueAt } }
    }
    case 'claim':
      return { name: 'claim-change', input: { changeId: recall(memory, `change ${action.change}`), note: action.note } }
    case 'rule-out':
      return {
        name: 'rule-out-change',
        input: { changeId: recall(memory, `change ${action.change}`), because: action.because },
      }
    default:
      action satisfies never
      throw new Error('A scene has an action that nobody can do')
  }
}
