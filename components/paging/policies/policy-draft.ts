import { type PathProblems, problemText } from '@/lib/client/path-problems'
import { randomId } from '@/lib/client/random-id'
import { policyStepsSchema, type Target } from '@/lib/domain/on-call/escalation-policy'
import { type NewPolicy, newPolicySchema } from '@/lib/domain/on-call/paging-inputs'
import type { PolicyDetail } from '@/lib/domain/on-call/paging-view'
import type { Seat } from '@/lib/domain/on-call/rota'

/** Somebody to ask while a policy is edited. `value` is what was chosen or typed; empty for nothing yet. */
export interface TargetDraft {
  id: string
  kind: Target['kind']
  value: string
  /** Of a rota. */
  seat: Seat
}

/** A step while it is edited; minutes are as they were typed. */
export interface StepDraft {
  id: string
  minutes: string
  targets: TargetDraft[]
}

export interface PolicyDraft {
  name: string
  /** Empty for no team. */
  teamId: string
  steps: StepDraft[]
  repeat: string
  /** Minutes as typed; null: until the incident is resolved. */
  hold: string | null
}

export const newTarget = (kind: Target['kind'] = 'rota'): TargetDraft => ({
  id: randomId(),
  kind,
  value: '',
  seat: 'primary',
})

export const newStep = (): StepDraft => ({ id: randomId(), minutes: '10', targets: [newTarget()] })

/** What a new policy begins with: one step, and an acknowledgement that holds for half an hour. */
export const emptyDraft = (): PolicyDraft => ({ name: '', teamId: '', steps: [newStep()], repeat: '0', hold: '30' })

const targetDraftOf = (target: Target): TargetDraft => {
  const draft = newTarget(target.kind)
  switch (target.kind) {
    case 'person':
      return { ...draft, value: target.personId }
    case 'rota':
      return { ...draft, value: target.rotaId, seat: target.seat }
    case 'team':
      return { ...draft, value: target.teamId }
    case 'webhook':
      return { ...draft, value: target.url }
  }
}

export const draftOf = ({ name, team, steps, repeat, holdMinutes }: PolicyDetail): PolicyDraft => ({
  name,
  teamId: team?.id ?? '',
  steps: steps.map(({ afterMinutes, targets }) => ({
    id: randomId(),
    minutes: String(afterMinutes),
    targets: targets.map(targetDraftOf),
  })),
  repeat: String(repeat),
  hold: holdMinutes === null ? null : String(holdMinutes),
})

const numberOf = (typed: string): number | string => (/^\d+$/.test(typed.trim()) ? Number(typed) : typed)

const targetOf = ({ kind, value, seat }: TargetDraft) => {
  if (kind === 'person') return { kind, personId: value }
  if (kind === 'rota') return { kind, rotaId: value, seat }
  return kind === 'team' ? { kind, teamId: value } : { kind, url: value.trim() }
}

const CHOOSE = {
  person: 'Choose somebody.',
  rota: 'Choose a rota.',
  team: 'Choose a team.',
  webhook: 'Give an address.',
} satisfies Record<Target['kind'], string>

/** The policy that was typed, or what keeps it from being one. */
export function policyOf(
  draft: PolicyDraft,
): { policy: Omit<NewPolicy, 'id'>; problems: null } | { policy: null; problems: PathProblems } {
  const parsed = newPolicySchema.omit({ id: true }).safeParse({
    name: draft.name,
    teamId: draft.teamId || null,
    steps: draft.steps.map(({ minutes, targets }) => ({
      afterMinutes: numberOf(minutes),
      targets: targets.map(targetOf),
    })),
    repeat: numberOf(draft.repeat),
    holdMinutes: draft.hold === null ? null : numberOf(draft.hold),
  })
  const problems: PathProblems = {}
  for (const [step, { targets }] of draft.steps.entries()) {
    for (const [target, { kind, value }] of targets.entries()) {
      if (value.trim() === '') problems[`steps.${step}.targets.${target}`] = CHOOSE[kind]
    }
  }
  if (parsed.success && Object.keys(problems).length === 0) return { policy: parsed.data, problems: null }
  for (const { path, message } of parsed.error?.issues ?? []) {
    // A number that was typed as words is still a text, and no schema has words for that.
    problems[pathOf(path.join('.'))] ??= message.startsWith('Invalid input') ? 'is not a whole number' : message
  }
  return { policy: null, problems }
}

/** Of what is wrong within a target the row of it is told. */
export const pathOf = (path: string): string => path.replace(/^(steps\.\d+\.targets\.\d+)\..*$/, '$1')

const LABELS: Record<string, string> = {
  name: 'The name',
  teamId: 'The team',
  afterMinutes: 'The wait',
  targets: 'The step',
  steps: 'The policy',
  repeat: 'The number of times',
  holdMinutes: 'The time',
}

/** The sentence beside a field; undefined when nothing is wrong with it. */
export function problemAt(problems: PathProblems, path: string): string | undefined {
  const found = problems[path]
  return found === undefined ? undefined : problemText(found, path, LABELS)
}

/** Steps as far as they can be understood, for showing what they come to while they are typed. */
export function stepsSoFar({ steps }: PolicyDraft): { minutes: number; targets: TargetDraft[] }[] {
  return steps.map(({ minutes, targets }) => {
    const parsed = policyStepsSchema.element.shape.afterMinutes.safeParse(numberOf(minutes))
    return { minutes: parsed.data ?? 0, targets: targets.filter(({ value }) => value.trim() !== '') }
  })
}
