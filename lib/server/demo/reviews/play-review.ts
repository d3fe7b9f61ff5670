import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { dayOf, type PreventionPatch } from '@/lib/domain/postmortem/prevention'
import { now, setClock } from '@/lib/server/clock'
import { withSnapshot } from '@/lib/server/db/pool'
import { appendUpdates, loadDocument } from '@/lib/server/db/postmortem-document'
import { readRecords } from '@/lib/server/db/timeline-rows'
import type { Cast } from '@/lib/server/demo/cast'
import type { PersonKey } from '@/lib/server/demo/organisation'
import type { ReviewScript, ScriptedPrevention } from '@/lib/server/demo/reviews/review-script'
import { writeScript } from '@/lib/server/demo/reviews/write-script'
import { execute } from '@/lib/server/execute'
import { projectDocument } from '@/lib/server/postmortem/project-postmortem'
import { resolveThread, startThread } from '@/lib/server/postmortem/threads'
import { addPrevention } from '@/lib/server/preventions/add-prevention'
import { patchPrevention } from '@/lib/server/preventions/change-prevention'

const DAY = 24 * 60 * 60_000

/** Opens the review of an incident and writes what its script says; publishes it when somebody approves. */
export async function playReview(incidentId: string, script: ReviewScript, cast: Cast): Promise<void> {
  const act = (by: PersonKey, name: string, input: object = {}) =>
    execute({ incidentId, name, actor: cast.people[by], commandId: randomUUID(), input })
  const { owner, reviewer } = script
  await act(owner, 'open-review')
  await act(owner, 'assign-review', { ownerId: cast.people[owner].id })
  const cardIds = await write(incidentId, script, cast)
  for (const prevention of script.preventions) await buy(incidentId, script, cardIds, prevention, cast)
  for (const { by, text, isResolved } of script.comments ?? []) {
    const id = randomUUID()
    const comment = { id: randomUUID(), text, mentions: [] }
    await startThread(cast.people[by], incidentId, { id, anchor: null, quote: '', comment })
    if (isResolved) await resolveThread(cast.people[owner], incidentId, id, true)
  }
  if (!reviewer) return
  await act(owner, 'ask-for-review', { reviewerIds: [cast.people[reviewer].id] })
  await act(reviewer, 'answer-review', { answer: 'approved' })
  await act(owner, 'publish-review')
}

async function write(incidentId: string, script: ReviewScript, cast: Cast): Promise<string[]> {
  const { loaded, rows } = await withSnapshot(async (tx) => ({
    loaded: await loadDocument(tx, incidentId),
    rows: (await readRecords(tx, incidentId)).map(({ row }) => row),
  }))
  if (!loaded) throw new Error(`The review of ${incidentId} has no document`)
  const { id, name } = cast.people[script.owner]
  const known = Y.encodeStateVector(loaded.doc)
  const cardIds = writeScript(loaded.doc, script, rows, { id, name }, now().toISOString())
  await appendUpdates(incidentId, [{ update: Y.encodeStateAsUpdate(loaded.doc, known), personId: id }])
  await projectDocument(incidentId)
  loaded.doc.destroy()
  return cardIds
}

async function buy(
  incidentId: string,
  { cards }: ReviewScript,
  cardIds: string[],
  { title, kind, owner, dueInDays, retires, state }: ScriptedPrevention,
  cast: Cast,
): Promise<void> {
  const cardId = cardIds[cards.findIndex(({ statement }) => statement.startsWith(retires))]
  if (!cardId) throw new Error(`No card begins with “${retires}”`)
  const actor = cast.people[owner]
  const wanted = { id: randomUUID(), title, kind, ownerId: actor.id, dueOn: inDays(dueInDays), cardId }
  const { prevention } = await addPrevention(actor, incidentId, wanted)
  if (state)
    await atItsTime(state, dueInDays, () =>
      patchPrevention(actor, prevention.id, { version: prevention.version, ...patchOf(state) }),
    )
}

/** What was paid was paid shortly before it was due, and not in the moment it was bought; only while the past is played. */
async function atItsTime(state: ScriptedPrevention['state'], dueInDays: number, change: () => Promise<unknown>) {
  const bought = now()
  const paid = bought.getTime() + (Date.now() + dueInDays * DAY - bought.getTime()) * 0.8
  const isPaidLater = typeof state === 'object' && 'done' in state && paid > bought.getTime() && paid < Date.now() - DAY
  if (!isPaidLater) {
    await change()
    return
  }
  setClock(() => new Date(paid))
  await change()
  setClock(() => bought)
}

function patchOf(state: NonNullable<ScriptedPrevention['state']>): Omit<PreventionPatch, 'version'> {
  if (state === 'doing') return { state }
  if ('done' in state) return { state: 'done', evidence: { text: state.done } }
  return { state: 'declined', declined: { reason: state.declined, askAgainOn: inDays(state.askAgainInDays) } }
}

/** Scripts count from the day the demo is made, whatever day is being played. */
const inDays = (days: number): string => dayOf(new Date(Date.now() + days * DAY))
