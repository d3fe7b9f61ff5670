import type { Actor } from '@/lib/domain/actor'
import type { ChangeRef } from '@/lib/domain/change/change'
import type {
  CommandContext,
  KnownAction,
  KnownAttachment,
  KnownPerson,
  KnownReview,
  Needs,
} from '@/lib/domain/incident/define-command'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import { canView } from '@/lib/domain/incident/policy'
import type { AffectedService } from '@/lib/domain/incident/state'
import { carriesWordsOf, type TimelineRow } from '@/lib/domain/incident/timeline'
import type { Ref } from '@/lib/domain/incident/values'
import { findActions } from '@/lib/server/actions/prepare-action'
import { lockAttachments } from '@/lib/server/db/attachments'
import { eventOf, readMentionsOfEntry } from '@/lib/server/db/event-log'
import {
  type FoundIncident,
  findChanges,
  findIncidents,
  findPeople,
  findServices,
  findTeams,
  holdDuplicates,
} from '@/lib/server/db/lookups'
import { type Tx, together } from '@/lib/server/db/pool'
import { rowsByEntryId, rowsBySeq } from '@/lib/server/db/timeline-rows'
import type { EmptyDraft } from '@/lib/server/incident-draft'
import { numberOfKey } from '@/lib/server/incident-key'
import { createPagingLookups } from '@/lib/server/paging/known-paging'
import { knownReview } from '@/lib/server/postmortem/known-review'

type Draft = Pick<EmptyDraft, 'id' | 'state' | 'rows' | 'sealed' | 'takenAttachments' | 'plans'>
type Found = Omit<CommandContext, 'now' | 'madeAt'>

/** What the commands of one batch needed, loaded in a few statements and kept for the commands after. */
export interface Lookups {
  /** Loads what is not known yet; asks the database nothing when all of it is. */
  load(needs: Needs[]): Promise<void>
  /** Loads the rows that events are about to change. */
  loadRows(seqs: number[]): Promise<void>
  /** What an actor's command may look at, rows as the batch has changed them so far. */
  contextFor(actor: Actor, needs: Needs): Found
  /** Keeps what runs that these events began are to follow. */
  keepPlans(events: IncidentEvent[]): void
}

export function createLookups(tx: Tx, draft: Draft): Lookups {
  const people = new Map<string, KnownPerson>()
  const teams = new Map<string, Ref>()
  const services = new Map<string, AffectedService>()
  const incidents = new Map<string, FoundIncident>()
  const attachments = new Map<string, KnownAttachment>()
  const changes = new Map<string, ChangeRef>()
  const actions = new Map<string, (person: string) => KnownAction>()
  const carriers = new Map<string, number[]>()
  const asked = new Set<string>()
  let review: (KnownReview & { publications: number }) | null = null
  const paging = createPagingLookups(tx, draft)

  /** The ids of one kind that nobody asked for before. */
  const unasked = (kind: Exclude<keyof Needs, 'review' | 'paging'>, needs: Needs[]): string[] => {
    const ids = new Set(needs.flatMap((one) => one[kind] ?? []).filter((id) => !asked.has(`${kind} ${id}`)))
    for (const id of ids) asked.add(`${kind} ${id}`)
    return [...ids]
  }

  const find = async <T>(ids: string[], read: (tx: Tx, ids: string[]) => Promise<T[]>): Promise<T[]> =>
    ids.length === 0 ? [] : read(tx, ids)

  const keep = (rows: TimelineRow[]) => {
    for (const row of rows) if (!draft.rows.has(row.seq)) draft.rows.set(row.seq, row)
  }
  const rowOf = (entryId: string) => draft.rows.values().find((row) => row.entryId === entryId)

  /** As the commands before in this batch have left it. */
  const attachmentNow = (id: string): KnownAttachment | undefined => {
    const stored = attachments.get(id)
    return stored && { ...stored, entrySeq: draft.takenAttachments.get(id) ?? stored.entrySeq }
  }

  const loadIncidents = async (wanted: string[]) => {
    if (wanted.length === 0) return
    // Which of them are duplicates has to be so still when this is saved.
    await holdDuplicates(tx)
    const found = await findIncidents(tx, wanted)
    for (const idOrKey of wanted) {
      const number = numberOfKey(idOrKey)
      const incident = found.find(({ id, key }) =>
        number === null ? id === idOrKey.toLowerCase() : numberOfKey(key) === number,
      )
      if (incident) incidents.set(idOrKey, incident)
    }
  }

  const loadCarriers = async (entryId: string) => {
    const seq = rowOf(entryId)?.seq
    if (seq === undefined) return
    const stored = await readMentionsOfEntry(tx, draft.id, seq)
    carriers.set(
      entryId,
      stored.map(eventOf).flatMap((event) => (carriesWordsOf(event, seq) ? [event.seq] : [])),
    )
  }

  /** Once a batch, and again when a command of it has published. */
  const loadReview = async () => {
    const publications = draft.sealed.filter(({ event }) => event.type === 'review.published').length
    if (review?.publications === publications) return
    review = { ...(await knownReview(tx, draft.id, publications > 0)), publications }
  }

  const carriersNow = (entryId: string): number[] => {
    const seq = rowOf(entryId)?.seq
    if (seq === undefined) return []
    const added = draft.sealed.flatMap(({ event }) => (carriesWordsOf(event, seq) ? [event.seq] : []))
    return [...new Set([...(carriers.get(entryId) ?? []), ...added])]
  }

  return {
    async load(needs) {
      const carried = unasked('carriersOf', needs)
      await together([
        find(unasked('people', needs), findPeople).then((found) => addTo(people, found)),
        find(unasked('services', needs), findServices).then((found) => addTo(services, found)),
        find(unasked('attachments', needs), attachmentsWithin(draft.id)).then((found) => addTo(attachments, found)),
        find(unasked('entries', [...needs, { entries: carried }]), rowsWithin(draft.id)).then(keep),
        loadIncidents(unasked('incidents', needs)),
        find(unasked('changes', needs), findChanges).then((found) => addTo(changes, found)),
      ])
      // Their levers differ, so they are read one after another; a batch seldom asks for more than one.
      const requested = unasked('actions', needs)
      if (requested.length > 0 && draft.state) {
        for (const [id, action] of await findActions(tx, draft.state, requested)) actions.set(id, action)
      }
      const owners = [...services.values()].flatMap(({ teamId }) => teamId ?? [])
      addTo(teams, await find(unasked('teams', [...needs, { teams: owners }]), findTeams))
      for (const entryId of carried) await loadCarriers(entryId)
      if (needs.some((one) => one.review)) await loadReview()
      await paging.load(needs.flatMap((one) => one.paging ?? []))
    },
    async loadRows(seqs) {
      const missing = seqs.filter((seq) => !draft.rows.has(seq))
      if (missing.length > 0) keep(await rowsBySeq(tx, draft.id, missing))
    },
    keepPlans(events) {
      for (const event of events) {
        if (event.type !== 'escalation.started') continue
        const found = paging.known.planOf(event.payload.service.id)
        if (found) draft.plans.set(event.payload.escalationId, found.plan)
      }
    },
    contextFor: (
      actor,
      { entries = [], carriersOf = [], attachments: ids = [], actions: of = [], review: isAsked, paging: pages },
    ) => ({
      actor,
      people,
      teams,
      services,
      changes,
      actions: new Map(of.flatMap((id) => pairs(id, actions.get(id)?.(actor.name)))),
      attachments: new Map(ids.flatMap((id) => pairs(id, attachmentNow(id)))),
      incidents: new Map([...incidents].filter(([, incident]) => canView(actor, incident))),
      entries: new Map(entries.flatMap((id) => pairs(id, rowOf(id)))),
      carriersOf: new Map(carriersOf.map((id) => [id, carriersNow(id)])),
      review: isAsked ? review : null,
      paging: pages ? paging.known : null,
    }),
  }
}

const rowsWithin = (incidentId: string) => (tx: Tx, entryIds: string[]) => rowsByEntryId(tx, incidentId, entryIds)

const attachmentsWithin = (incidentId: string) => (tx: Tx, ids: string[]) => lockAttachments(tx, incidentId, ids)

function addTo<T extends { id: string }>(known: Map<string, T>, found: T[]): void {
  for (const one of found) known.set(one.id, one)
}

const pairs = <T>(id: string, value: T | undefined): [string, T][] => (value === undefined ? [] : [[id, value]])
