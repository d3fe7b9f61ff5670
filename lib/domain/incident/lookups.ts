import type { ChangeRef } from '../change/change'
import { AppError, refuse } from '../errors'
import type { CommandContext, KnownPerson } from './define-command'
import type { AffectedService, IncidentState } from './state'
import type { TimelineRow } from './timeline'
import type { AttachmentRef, Ref } from './values'

/** Only the id and the name, as the log keeps them. */
export const refOf = ({ id, name }: Ref): Ref => ({ id, name })

/** Somebody of the organisation; refused with the field when there is none of that id. */
export function requirePerson(context: CommandContext, id: string, field: string): KnownPerson {
  const person = context.people.get(id)
  if (!person) throw refuse('CMD-8', 'There is nobody with this id in the organisation.', field)
  return person
}

/** Somebody who may take part in incidents. */
export function requireResponder(context: CommandContext, id: string, field: string): KnownPerson {
  const person = requirePerson(context, id, field)
  if (person.role !== 'stakeholder') return person
  throw refuse('ROLE-5', `${person.name} is a stakeholder: they read incidents and take no part in them.`, field)
}

/** Services by id, in the order asked; those the incident already names need not exist any more. */
export function requireServices(
  context: CommandContext,
  ids: string[],
  known: AffectedService[] = [],
  field = 'serviceIds',
): AffectedService[] {
  return ids.map((id) => {
    const service = context.services.get(id) ?? known.find((one) => one.id === id)
    if (!service) throw refuse('SITU-1', 'There is no service with this id, or it is archived.', field)
    return { id: service.id, name: service.name, key: service.key, teamId: service.teamId }
  })
}

/** The row a command is about. */
export function requireRow(context: CommandContext, entryId: string): TimelineRow {
  const row = context.entries.get(entryId)
  if (row) return row
  const message = 'There is no such entry in this incident.'
  throw new AppError('not_found', message, { rule: 'CMD-8', fields: [{ path: 'input.entryId', message }] })
}

/** A change by id. In the browser no change is known, so what needs one is left to the server. */
export function requireChange(context: CommandContext, changeId: string): ChangeRef {
  const change = context.changes.get(changeId)
  if (change) return change
  const message = 'There is no change with this id.'
  throw new AppError('not_found', message, { rule: 'CMD-8', fields: [{ path: 'input.changeId', message }] })
}

/** Ids of entries are used once in an incident. */
export function refuseUsedEntryId(context: CommandContext, entryId: string, field: string): void {
  if (context.entries.has(entryId)) throw refuse('ENTRY-2', 'An entry of this incident already has this id.', field)
}

/** Refuses to mention who could not read it. */
export function mentionsOf(incident: IncidentState, ids: string[], context: CommandContext): Ref[] {
  return ids.map((id) => {
    const person = requirePerson(context, id, 'mentions')
    const isHidden = incident.visibility === 'private' && person.role !== 'admin'
    if (!isHidden || incident.members.some((member) => member.id === id)) return refOf(person)
    throw refuse('ENTRY-3', `This incident is private: add ${person.name} as a member first.`, 'mentions')
  })
}

/** What the sender uploaded to this incident for an entry, each once. */
export function requireAttachments(context: CommandContext, ids: string[]): AttachmentRef[] {
  return ids.map((id) => {
    const attachment = context.attachments.get(id)
    const isOwn = attachment?.uploadedBy === context.actor.id
    if (!attachment || !isOwn) throw refuse('FILE-1', 'There is no upload of yours with this id here.', 'attachments')
    if (attachment.entrySeq !== null) throw refuse('FILE-1', 'This upload is in another entry already.', 'attachments')
    const { name, mediaType, size, sha256, width, height } = attachment
    return { id, name, mediaType, size, sha256, width, height }
  })
}
