import type { PersonActor } from '@/lib/domain/actor'
import { storable } from '@/lib/domain/alert/storable'
import { AppError, isAppError } from '@/lib/domain/errors'
import type { ForeignOnCall } from '@/lib/domain/import/on-call/foreign-on-call'
import {
  type ImportedThing,
  MAX_ON_CALL_THINGS,
  type OnCallImport,
  type OnCallTrial,
} from '@/lib/domain/import/on-call/on-call-import'
import { readOpsgenieOnCall } from '@/lib/domain/import/on-call/opsgenie-on-call'
import { readPagerDutyOnCall } from '@/lib/domain/import/on-call/pagerduty-on-call'
import {
  type OnCallContext,
  type Planned,
  type PlannedThing,
  planOnCall,
} from '@/lib/domain/import/on-call/plan-on-call'
import { invite } from '@/lib/server/access/invitations'
import { requireAdmin } from '@/lib/server/access/rights'
import { createTeam } from '@/lib/server/catalogue/teams'
import { now } from '@/lib/server/clock'
import { readOnCallHere } from '@/lib/server/db/on-call-import'
import { createRota } from '@/lib/server/on-call/change-rota'
import { createPolicy } from '@/lib/server/paging/policies'
import { stableId } from '@/lib/server/stable-id'

const readers = { pagerduty: readPagerDutyOnCall, opsgenie: readOpsgenieOnCall }

/**
 * Says what an import would do, and does nothing (SPEC IMPORT-10). Throws `forbidden`, `invalid_input`, `too_large`.
 */
export async function tryOnCallImport(actor: PersonActor, input: OnCallImport): Promise<OnCallTrial> {
  return { things: (await planFor(actor, input)).map(thingOf) }
}

interface Line {
  thing?: ImportedThing
  isOver?: true
}

/**
 * Writes what is not here yet, one thing after the other, and tells of each. What cannot be written is left out with
 * its reason and holds nothing up. Whatever ends it, doing it again goes on behind what is written (SPEC IMPORT-10).
 */
export async function runOnCallImport(actor: PersonActor, input: OnCallImport): Promise<AsyncGenerator<Line, void>> {
  const planned = await planFor(actor, input)
  return written(actor, planned)
}

async function* written(actor: PersonActor, planned: Planned[]): AsyncGenerator<Line, void> {
  for (const one of planned) yield { thing: one.state === 'new' ? await write(actor, one) : thingOf(one) }
  yield { isOver: true }
}

async function write(actor: PersonActor, one: Planned): Promise<ImportedThing> {
  const thing = thingOf(one)
  try {
    return { ...thing, state: 'written', ...(await make(actor, one)) }
  } catch (error) {
    // What another thing that could not be written leaves without its people or rota is left out as well.
    if (!isAppError(error) || error.code === 'unavailable') throw error
    return { ...thing, state: 'left-out', reason: `${error.message}${error.message.endsWith('.') ? '' : '.'}` }
  }
}

async function make(actor: PersonActor, one: Planned): Promise<{ invitationUrl?: string }> {
  if (one.kind === 'person') {
    const { url } = await invite(actor, { email: one.email, name: one.name || one.email, role: 'responder' })
    return { invitationUrl: url }
  }
  if (one.kind === 'team' && one.input) await createTeam(actor, one.input, one.id)
  if (one.kind === 'rota' && one.input) await createRota(actor, one.input, one.id)
  if (one.kind === 'policy' && one.input) await createPolicy(actor, one.input)
  return {}
}

const thingOf = ({ kind, foreignId, name, state, reason, remarks }: Planned): PlannedThing => ({
  kind,
  foreignId,
  name,
  state,
  reason,
  remarks,
})

async function planFor(actor: PersonActor, { source, documents, invites }: OnCallImport): Promise<Planned[]> {
  requireAdmin(actor)
  const foreign = storable(readers[source](documents, now().toISOString())) as ForeignOnCall
  const count = Object.values(foreign).reduce((sum, things) => sum + things.length, 0)
  if (count === 0) throw new AppError('invalid_input', NOTHING)
  if (count > MAX_ON_CALL_THINGS) {
    throw new AppError(
      'too_large',
      `There are more than ${MAX_ON_CALL_THINGS.toLocaleString('en')} things in it. Split it.`,
    )
  }
  return planOnCall(foreign, await contextFor(source, invites))
}

const NOTHING = 'There are no people, rotas or policies in it. It has to be what the REST API answers.'

async function contextFor(source: string, invites: boolean): Promise<OnCallContext> {
  const { people, teams, rotas, policyIds } = await readOnCallHere()
  const newId: OnCallContext['newId'] = (kind, foreignId) => stableId('on-call import', source, kind, foreignId)
  // The id of what is made says what it was made of: whether it was imported is whether it is there.
  const made = new Set([...teams, ...rotas].map(({ id }) => id).concat(policyIds))
  return {
    invites,
    personIds: new Map(people.map(({ id, email }) => [email, id])),
    readerIds: new Set(people.flatMap(({ id, isReader }) => (isReader ? [id] : []))),
    archivedRotaIds: new Set(rotas.flatMap(({ id, isArchived }) => (isArchived ? [id] : []))),
    teamIds: new Map(teams.map(({ id, name }) => [name.trim().toLowerCase(), id])),
    takenKeys: { team: new Set(teams.map(({ key }) => key)), rota: new Set(rotas.map(({ key }) => key)) },
    importedId: (kind, foreignId) => (made.has(newId(kind, foreignId)) ? newId(kind, foreignId) : null),
    newId,
  }
}
