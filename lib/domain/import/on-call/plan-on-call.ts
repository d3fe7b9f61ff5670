import { z } from 'zod'
import { keyFromName, type NewTeam } from '../../catalogue/catalogue'
import { MAX_REPEAT, MAX_STEP_MINUTES, MAX_STEPS, MAX_TARGETS, type Target } from '../../on-call/escalation-policy'
import { type NewPolicy, newPolicySchema } from '../../on-call/paging-inputs'
import { MAX_LAYERS, rotationSchema } from '../../on-call/rota'
import type { NewRota } from '../../on-call/rota-inputs'
import type { ForeignOnCall, ForeignPolicy, ForeignRota, ForeignTarget, ForeignTeam } from './foreign-on-call'

export type OnCallKind = 'person' | 'team' | 'rota' | 'policy'

/** One thing of an import and what becomes of it; what is `known` is here already and stays as it is. */
export interface PlannedThing {
  kind: OnCallKind
  foreignId: string
  name: string
  state: 'new' | 'known' | 'left-out'
  /** Why it is left out, in a sentence. */
  reason: string | null
  /** What of it is not carried over, in sentences. */
  remarks: string[]
}

export type Planned =
  | (PlannedThing & { kind: 'person'; email: string })
  | (PlannedThing & { kind: 'team'; id: string; input: NewTeam | null })
  | (PlannedThing & { kind: 'rota'; id: string; input: Omit<NewRota, 'from'> | null })
  | (PlannedThing & { kind: 'policy'; id: string; input: NewPolicy | null })

/** What is here, and what is wanted. */
export interface OnCallContext {
  /** Whether those who are not here are to be invited. */
  invites: boolean
  /** By e-mail, in lower case. */
  personIds: ReadonlyMap<string, string>
  /** Of these people those who only read: they take no turns and nobody pages them. */
  readerIds: ReadonlySet<string>
  /** By name, in lower case. */
  teamIds: ReadonlyMap<string, string>
  takenKeys: { team: ReadonlySet<string>; rota: ReadonlySet<string> }
  /** What an earlier import made of a thing, when it is still there. */
  importedId: (kind: OnCallKind, foreignId: string) => string | null
  /** Nobody can be asked by them. */
  archivedRotaIds: ReadonlySet<string>
  /** The id a new one gets: the same each time. */
  newId: (kind: OnCallKind, foreignId: string) => string
}

/**
 * What an import of rotas, policies and people does, in the order it is to be done: people, teams, rotas, policies, each
 * naming only what comes before it. Pure: the same files and the same organisation give the same plan.
 */
export function planOnCall(told: ForeignOnCall, context: OnCallContext): Planned[] {
  const foreign: ForeignOnCall = {
    people: eachOnce(told.people),
    teams: eachOnce(told.teams),
    rotas: eachOnce(told.rotas, (rota, than) => rota.layers.length > than.layers.length),
    policies: eachOnce(told.policies),
  }
  const personIds = new Map<string, string>()
  const nameOf = new Map(foreign.people.map(({ foreignId, name, email }) => [foreignId, email || name]))
  for (const { foreignId, email } of foreign.people) {
    const id = context.personIds.get(email)
    if (id) personIds.set(foreignId, id)
  }
  const people = foreign.people.map(({ foreignId, name, email }): Planned => {
    const thing = { ...nothing('person', foreignId, name), kind: 'person' as const, email }
    if (personIds.has(foreignId)) return { ...thing, state: 'known' }
    if (!z.email().safeParse(email).success)
      return { ...thing, state: 'left-out', reason: 'They have no e-mail address.' }
    return context.invites
      ? { ...thing, remarks: [INVITED] }
      : { ...thing, state: 'left-out', reason: 'Nobody here has this e-mail address.' }
  })
  const responderIds = new Map([...personIds].filter(([, id]) => !context.readerIds.has(id)))
  const known: Known = { personIds, responderIds, nameOf, teamIds: new Map(), rotaIds: new Map() }
  const keys = { team: new Set(context.takenKeys.team), rota: new Set(context.takenKeys.rota) }
  const teams = foreign.teams.map((team) => teamPlan(team, context, known, keys.team))
  const rotas = foreign.rotas.map((rota) => rotaPlan(rota, context, known, keys.rota))
  const policies = foreign.policies.map((policy) => policyPlan(policy, context, known))
  return [...people, ...teams, ...rotas, ...policies]
}

/**
 * One of each id, in the order of the first: a list and the answer for one of its items may both be among the files, and
 * the list tells less.
 */
function eachOnce<Thing extends { foreignId: string }>(
  things: readonly Thing[],
  tellsMore: (thing: Thing, than: Thing) => boolean = () => false,
): Thing[] {
  const kept = new Map<string, Thing>()
  for (const thing of things) {
    const other = kept.get(thing.foreignId)
    if (!other || tellsMore(thing, other)) kept.set(thing.foreignId, thing)
  }
  return [...kept.values()]
}

const INVITED = 'They take turns once they have accepted and somebody puts them into their rotas.'

/** Ids here by their ids there. */
interface Known {
  personIds: ReadonlyMap<string, string>
  /** Those of them who may be on call. */
  responderIds: ReadonlyMap<string, string>
  /** People as a sentence names them. */
  nameOf: ReadonlyMap<string, string>
  teamIds: Map<string, string>
  /** Those in use. */
  rotaIds: Map<string, string>
}

const nothing = (kind: OnCallKind, foreignId: string, name: string): PlannedThing => ({
  kind,
  foreignId,
  name,
  state: 'new',
  reason: null,
  remarks: [],
})

function teamPlan(
  { foreignId, name, memberIds }: ForeignTeam,
  context: OnCallContext,
  known: Known,
  keys: Set<string>,
) {
  const there = context.importedId('team', foreignId) ?? context.teamIds.get(name.trim().toLowerCase()) ?? null
  const id = there ?? context.newId('team', foreignId)
  known.teamIds.set(foreignId, id)
  const thing = { ...nothing('team', foreignId, name), kind: 'team' as const, id }
  if (there) return { ...thing, state: 'known' as const, input: null }
  const { ids, remarks } = peopleOf(memberIds, known.personIds, known)
  const input = { key: freeKey(name, keys), name: name.slice(0, 100), personIds: [...new Set(ids)] }
  return { ...thing, remarks, input } satisfies Planned
}

function rotaPlan(rota: ForeignRota, context: OnCallContext, known: Known, keys: Set<string>): Planned {
  const { foreignId, name } = rota
  const there = context.importedId('rota', foreignId)
  const id = there ?? context.newId('rota', foreignId)
  const thing = { ...nothing('rota', foreignId, name), kind: 'rota' as const, id }
  if (there) {
    if (!context.archivedRotaIds.has(id)) known.rotaIds.set(foreignId, id)
    return { ...thing, state: 'known', input: null }
  }
  const said = new Set(rota.remarks)
  const layers = rota.layers.flatMap(({ participants, ...layer }) => {
    const found = peopleOf(participants, known.responderIds, known)
    for (const remark of found.remarks) said.add(remark)
    return found.ids.length > 0 ? [{ ...layer, participantIds: found.ids }] : []
  })
  const remarks = [...said]
  if (layers.length > MAX_LAYERS) remarks.push(`Only the last ${MAX_LAYERS} of its ${layers.length} layers are kept.`)
  const rotation = rotationSchema.safeParse({ zone: rota.zone, layers: layers.slice(-MAX_LAYERS), hasSecondary: false })
  if (!rotation.success) {
    const reason = rota.layers.length === 0 ? withoutLayers(rota) : reasonOf(rotation.error)
    return { ...thing, remarks, state: 'left-out', input: null, reason }
  }
  known.rotaIds.set(foreignId, id)
  const teamId = teamOf(rota.teamId, known)
  return {
    ...thing,
    remarks,
    input: { key: freeKey(name, keys), name: name.slice(0, 100), teamId, rotation: rotation.data },
  }
}

function policyPlan(policy: ForeignPolicy, context: OnCallContext, known: Known): Planned {
  const { foreignId, name } = policy
  const there = context.importedId('policy', foreignId)
  const id = there ?? context.newId('policy', foreignId)
  const thing = { ...nothing('policy', foreignId, name), kind: 'policy' as const, id }
  if (there) return { ...thing, state: 'known', input: null }
  const remarks = [...policy.remarks]
  const steps = policy.steps.flatMap(({ afterMinutes, targets }, index) => {
    const found = targets.flatMap((target) => targetOf(target, known, remarks)).slice(0, MAX_TARGETS)
    if (found.length === 0) remarks.push(`Step ${index + 1} asks nobody who is here and is left out.`)
    const minutes = Math.min(MAX_STEP_MINUTES, Math.max(1, Math.round(afterMinutes)))
    return found.length === 0 ? [] : [{ afterMinutes: minutes, targets: found }]
  })
  if (steps.length > MAX_STEPS) remarks.push(`Only the first ${MAX_STEPS} of its ${steps.length} steps are kept.`)
  const said = [...new Set(remarks)]
  const parsed = newPolicySchema.safeParse({
    id,
    name: name.slice(0, 100),
    teamId: teamOf(policy.teamId, known),
    steps: steps.slice(0, MAX_STEPS),
    repeat: Math.min(MAX_REPEAT, Math.max(0, policy.repeat)),
  })
  if (!parsed.success)
    return { ...thing, remarks: said, state: 'left-out', input: null, reason: reasonOf(parsed.error) }
  return { ...thing, remarks: said, input: parsed.data }
}

/** A list of rotas may tell no layers at all; of those that were told, the remarks say what is wrong. */
const withoutLayers = ({ remarks }: ForeignRota): string =>
  remarks.length > 0 ? 'None of its layers can be carried over.' : 'No layer of it that holds now is in the files.'

/** What the first thing wrong with it is, in a sentence. */
function reasonOf({ issues: [issue] }: { issues: { path: PropertyKey[]; message: string }[] }): string {
  const where = issue?.path.join('.') ?? ''
  if (where === 'layers') return 'None of its layers can be carried over with the people who are here.'
  if (where === 'steps') return 'None of its steps asks anybody who is here.'
  return `Its ${where} ${issue?.message ?? 'is not understood'}.`
}

function peopleOf(foreignIds: readonly string[], ids: ReadonlyMap<string, string>, known: Known) {
  const missing = [...new Set(foreignIds.filter((id) => !ids.has(id)))]
  return {
    ids: foreignIds.flatMap((id) => ids.get(id) ?? []),
    remarks: missing.map((id) => {
      return `${known.nameOf.get(id) ?? `Somebody (${id})`} ${lackOf(id, known)} and has no part in it.`
    }),
  }
}

/** Why somebody cannot be on call. */
const lackOf = (foreignId: string, { personIds }: Known): string =>
  personIds.has(foreignId) ? 'only reads here' : 'is not here'

const teamOf = (foreignId: string | null, { teamIds }: Known): string | null =>
  foreignId === null ? null : (teamIds.get(foreignId) ?? null)

function targetOf({ kind, foreignId }: ForeignTarget, known: Known, remarks: string[]): Target[] {
  const [personId, rotaId, teamId] = [known.responderIds, known.rotaIds, known.teamIds].map((ids) => ids.get(foreignId))
  if (kind === 'person' && personId) return [{ kind, personId }]
  if (kind === 'rota' && rotaId) return [{ kind, rotaId, seat: 'primary' }]
  if (kind === 'team' && teamId) return [{ kind, teamId }]
  if (kind === 'person') {
    remarks.push(`${known.nameOf.get(foreignId) ?? 'Somebody'} whom it asks ${lackOf(foreignId, known)}.`)
  } else remarks.push(`A ${kind} whom it asks is not ${kind === 'rota' ? 'in use ' : ''}here.`)
  return []
}

/** Leaves room for the number that tells keys of one name apart. */
const MAX_BASE = 40

/** A key made of a name, that no other has. */
function freeKey(name: string, taken: Set<string>): string {
  const base = keyFromName(name).slice(0, MAX_BASE).replace(/-+$/, '') || 'imported'
  let key = base
  for (let n = 2; taken.has(key); n++) key = `${base}-${n}`
  taken.add(key)
  return key
}
