import type { Actor } from '@/lib/domain/actor'
import { isWords } from '@/lib/domain/incident/entry-rules'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import { type InMemoryIncident, people } from '@/lib/testing/in-memory-incident'
import { aimPaging } from '@/lib/testing/random-pages'

interface Shot {
  actor: Actor
  name: string
  input: object
}

const personOf = (id: string | undefined, otherwise: Actor): Actor => people.find((one) => one.id === id) ?? otherwise

/**
 * Points a random command at something the room holds, mostly by somebody who may, so that it does more than be
 * refused. One in five is left as it is.
 */
export function aim(room: InMemoryIncident, { pick, ...shot }: Shot & { pick: number }): Shot {
  if (pick % 5 === 0) return shot
  const { state } = room
  const { name, input, actor } = shot
  const one = <T>(items: T[]): T | undefined => items[pick % items.length]
  const words = (kind?: string) => [...room.rows.values()].filter((row) => isWords(row) && (!kind || row.kind === kind))
  const at = (row: TimelineRow | undefined, by: Actor = actor): Shot =>
    row ? { ...shot, actor: by, input: { ...input, entryId: row.entryId } } : shot
  const commander = personOf(state.roles.commander?.id, actor)

  switch (name) {
    case 'add-entry': {
      if (pick % 3 !== 0) return shot
      const uploads = [room.upload(actor), room.upload(actor, { name: 'heap dump.hprof', width: null, height: null })]
      const text = pick % 2 === 0 ? { text: '' } : {}
      return { ...shot, input: { ...input, ...text, attachments: uploads.map(({ id }) => id) } }
    }
    case 'correct-entry':
    case 'redact-entry': {
      const row = one(words())
      return at(row, personOf(row?.actor.id, actor))
    }
    case 'star-entry':
      return at(one([...room.rows.values()]))
    case 'answer-question':
      return at(one(words('question')))
    case 'judge-hypothesis':
      return at(one(words('hypothesis')))
    case 'hand-over-role': {
      const quotedSeqs = words()
        .slice(-3)
        .map(({ seq }) => seq)
      return { ...shot, actor: commander, input: { ...input, quotedSeqs } }
    }
    case 'accept-hand-over':
    case 'decline-hand-over':
    case 'cancel-hand-over': {
      const offer = one(state.offers)
      const by = name === 'cancel-hand-over' ? commander : personOf(offer?.to.id, actor)
      return offer ? { ...shot, actor: by, input: { offerId: offer.offerId } } : shot
    }
    case 'undo-take-role': {
      const taken = one(state.takenRoles)
      return taken ? { ...shot, actor: personOf(taken.previous.id, actor), input: { role: taken.role } } : shot
    }
    case 'remove-member':
      return { ...shot, actor: commander, input: { personId: one(state.members)?.id ?? actor.id } }
    case 'mark-absent':
    case 'mark-present':
      return { ...shot, input: { ...input, personId: commander.kind === 'person' ? commander.id : people[1]!.id } }
    case 'revise-blast-radius':
      return { ...shot, input: { ...input, basedOn: state.radius?.revision ?? 0 } }
    case 'start-mitigation':
    case 'watch-mitigation':
    case 'move-check':
    case 'judge-mitigation':
    case 'revert-mitigation':
    case 'abandon-mitigation':
    case 'reassign-mitigation':
    case 'extend-crutch':
    case 'settle-crutch':
    case 'ask-effect-check':
    case 'expire-crutch': {
      const mitigation = one(state.mitigations)
      return mitigation ? { ...shot, input: { ...input, mitigationId: mitigation.id } } : shot
    }
    case 'request-action': {
      const mitigation = one(state.mitigations)
      const again = mitigation?.action ? { again: mitigation.action.actionId } : {}
      return mitigation ? { ...shot, input: { ...input, ...again, mitigationId: mitigation.id } } : shot
    }
    case 'begin-action':
    case 'record-action-answer':
    case 'record-action-not-sent':
    case 'record-action-unknown': {
      const mitigation = one(state.mitigations.filter(({ action }) => action))
      const actionId = mitigation?.action?.actionId
      return mitigation ? { ...shot, input: { ...input, mitigationId: mitigation.id, actionId } } : shot
    }
    case 'change-status':
      return state.status === 'closed' ? { ...shot, input: { status: 'active' } } : shot
    case 'answer-review':
      return { ...shot, actor: personOf(one(state.review?.reviewers ?? [])?.id, actor) }
    case 'publish-review':
      if (pick % 2 === 0) room.writePostmortem()
      return shot
    case 'set-privacy':
      return { ...shot, actor: commander }
    case 'claim-change':
    case 'rule-out-change':
    case 'rule-in-change':
    case 'notice-change': {
      const known = room.changes.length > 0 ? room.changes : [room.change()]
      return { ...shot, input: { ...input, changeId: one(known)?.id } }
    }
    default:
      return aimPaging(room, shot, pick) ?? shot
  }
}
