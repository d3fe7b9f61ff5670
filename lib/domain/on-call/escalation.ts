import { z } from 'zod'
import type { Ref } from '../incident/values'
import { DEPLOYER_MINUTES, FALLBACK_MINUTES, type Plan, type Stage } from './escalation-policy'
import { isNo, type PageNow } from './page'

/** `finished`: everybody was asked and nobody answered. `stopped`: it is needed no more. */
export const escalationStateSchema = z.enum(['running', 'acknowledged', 'finished', 'stopped'])
export type EscalationState = z.infer<typeof escalationStateSchema>

/** Why a stage is asked: it is the first, or why the one before it was not enough. */
export const whySchema = z.enum(['started', 'silence', 'declined', 'failed', 'asked', 'acknowledgement-expired'])
export type Why = z.infer<typeof whySchema>

/** A run of a policy as the state of its incident keeps it. Instants are ISO 8601. */
export interface EscalationNow {
  id: string
  service: Ref
  /** Null: the service had none, and its team and the admins are asked. */
  policy: Ref | null
  state: EscalationState
  /** Steps of the policy, and how often they are repeated. */
  steps: number
  repeat: number
  /** Place in the run; -1 before anybody was asked. After an acknowledgement expired its stage is asked again, in the next lap. */
  position: number
  lap: number
  stage: Stage | null
  /** When the next stage is asked, unless somebody answers; null unless it is running. */
  dueAt: string | null
  acknowledgedBy: Ref | null
  /** When the acknowledgement ends and its stage is asked again; null when it does not. */
  acknowledgedUntil: string | null
  startedAt: string
  startedSeq: number
}

/** Runs that are going on: at most one a service of an incident. */
export const isUnderWay = ({ state }: Pick<EscalationNow, 'state'>): boolean =>
  state === 'running' || state === 'acknowledged'

const MINUTE_MS = 60_000

/**
 * All stages of a run in order: who deployed last (if anybody did), the steps of the policy, all of them again as often
 * as it repeats, then everybody of the owning team, then the admins.
 */
export function stagesOf({ steps, repeat, deployerIds }: Plan): Stage[] {
  const rounds = Array.from({ length: repeat + 1 }, (_, round) =>
    steps.map((_step, step): Stage => ({ kind: 'step', round, step })),
  )
  const first: Stage[] = deployerIds.length > 0 ? [{ kind: 'deployer' }] : []
  return [...first, ...rounds.flat(), { kind: 'team' }, { kind: 'admins' }]
}

/** How long a stage waits for an answer, in minutes. */
export function minutesOf(stage: Stage, { steps }: Plan): number {
  if (stage.kind === 'deployer') return DEPLOYER_MINUTES
  return stage.kind === 'step' ? (steps[stage.step]?.afterMinutes ?? FALLBACK_MINUTES) : FALLBACK_MINUTES
}

/** The addresses that a stage tells. */
export const webhooksOf = (stage: Stage, { steps }: Plan): string[] =>
  stage.kind === 'step'
    ? (steps[stage.step]?.targets ?? []).flatMap((target) => (target.kind === 'webhook' ? [target.url] : []))
    : []

/** What a run does next. `skipped` are the stages on the way that had nobody to ask. */
export type Move<Person extends Ref> =
  | {
      kind: 'ask'
      position: number
      stage: Stage
      people: Person[]
      webhooks: string[]
      dueAt: string
      skipped: Stage[]
    }
  | { kind: 'exhausted'; skipped: Stage[] }

/**
 * What to do at a place of a run or after it: the first stage that has anybody to ask (or an address to tell), each
 * person once, and when the stage after it is due; or that everybody was asked. `peopleAt` answers who a stage means now.
 */
export function moveTo<Person extends Ref>(
  plan: Plan,
  from: number,
  now: string,
  peopleAt: (stage: Stage) => readonly Person[],
): Move<Person> {
  const stages = stagesOf(plan)
  const skipped: Stage[] = []
  for (const [position, stage] of stages.entries()) {
    if (position < from) continue
    const people = [...new Map(peopleAt(stage).map((person) => [person.id, person])).values()]
    const webhooks = webhooksOf(stage, plan)
    if (people.length === 0 && webhooks.length === 0) {
      skipped.push(stage)
      continue
    }
    const dueAt = new Date(Date.parse(now) + minutesOf(stage, plan) * MINUTE_MS).toISOString()
    return { kind: 'ask', position, stage, people, webhooks, dueAt, skipped }
  }
  return { kind: 'exhausted', skipped }
}

type Place = Pick<EscalationNow, 'id' | 'position' | 'lap'>

/** The pages of the stage a run is at. */
const pagesOfStage = ({ id, position, lap }: Place, pages: readonly PageNow[]): PageNow[] =>
  pages.filter(({ of }) => of?.escalationId === id && of.position === position && of.lap === lap)

/** Whether nobody whom the stage asked will come, so that waiting longer helps nobody. */
export function isStageRefused(place: Place, pages: readonly PageNow[]): boolean {
  const asked = pagesOfStage(place, pages)
  return asked.length > 0 && asked.every(isNo)
}

/** Whether the next stage is due: never before its time, and not once somebody answered. */
export const isDue = ({ state, dueAt }: Pick<EscalationNow, 'state' | 'dueAt'>, now: string): boolean =>
  state === 'running' && dueAt !== null && dueAt <= now

/**
 * Until when an acknowledgement holds: as long as the plan says, or until who comes should be there, whichever is
 * later; null when it does not end.
 */
export function holdsUntil({ holdMinutes }: Plan, now: string, etaMinutes = 0): string | null {
  if (holdMinutes === null) return null
  return new Date(Date.parse(now) + Math.max(holdMinutes, etaMinutes) * MINUTE_MS).toISOString()
}
