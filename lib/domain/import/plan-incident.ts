import { storableText } from '../alert/storable'
import { type IncidentKind, type InstantName, instantNameSchema, type Severity } from '../incident/values'
import { cut, linkSchema } from '../text'
import { type ForeignIncident, IMPORT_FIELDS, type ImportField } from './foreign-incident'
import { type ImportMapping, sameWord } from './import-mapping'
import { type PlannedNote, planNotes } from './plan-notes'
import { readInstant } from './read-instant'

export const MAX_TITLE = 200
const MAX_SUMMARY = 2000
const MAX_FOREIGN_ID = 300

/** An incident as it will be written. Instants are ISO 8601 in UTC; what is not known is not there. */
export interface ImportPlan {
  foreignId: string
  title: string
  summary: string | null
  severity: Severity
  kind: IncidentKind
  url: string | null
  serviceIds: string[]
  instants: Partial<Record<InstantName, string>> & { declaredAt: string; resolvedAt: string; closedAt: string }
  notes: PlannedNote[]
}

/** Something that is not taken over as it stands there; the incident itself is. */
export interface Remark {
  field: ImportField
  message: string
}

/** What becomes of one incident of a file. */
export type Planned =
  | { kind: 'write'; plan: ImportPlan; remarks: Remark[] }
  | { kind: 'left-out'; reason: string; foreignId: string | null; title: string }

/** What planning has to know besides the mapping: the services in use here, and the time. */
export interface PlanContext {
  services: readonly { id: string; name: string; key: string }[]
  /** ISO 8601 in UTC. */
  now: string
}

/** Makes planners of incidents for one mapping, so that its words are looked up once. */
export function plannerOf(mapping: ImportMapping, context: PlanContext): (foreign: ForeignIncident) => Planned {
  const severities = new Map(mapping.severities.map(({ word, severity }) => [sameWord(word), severity]))
  const over = new Set(mapping.overStatuses.map(sameWord))
  const findService = serviceFinder(mapping, context)
  return (foreign) => {
    const remarks: Remark[] = []
    const remark = (field: ImportField, message: string) => void remarks.push({ field, message })
    const title = storableText(foreign.title).replace(/\s+/g, ' ').trim()
    const leftOut = (reason: string): Planned => {
      const foreignId = storableText(foreign.foreignId.trim()).slice(0, MAX_FOREIGN_ID)
      return { kind: 'left-out', reason, foreignId: foreignId || null, title: cut(title, MAX_TITLE) }
    }
    if (foreign.unfit !== null) return leftOut(foreign.unfit)
    if (title === '') return leftOut('It has no title.')
    if (foreign.foreignId.trim().length > MAX_FOREIGN_ID) {
      return leftOut(`Its id is longer than ${MAX_FOREIGN_ID} characters.`)
    }
    const status = foreign.status.trim()
    if (status !== '' && !over.has(sameWord(status)))
      return leftOut(`It is not over there: its status is “${cut(status, 60)}”.`)
    const kind = kindOf(foreign.kind, mapping, remark)
    if (kind === 'drill') return leftOut('It was a drill.')
    const severity = severities.get(sameWord(foreign.severity)) ?? mapping.otherSeverity
    if (severity === 'leave-out') {
      const word = foreign.severity.trim()
      return leftOut(word ? `Incidents of the severity “${cut(word, 60)}” are left out.` : 'It has no severity.')
    }
    const instants = planInstants(foreign, mapping, context.now, remark)
    if ('reason' in instants) return leftOut(instants.reason)
    const { declaredAt } = instants
    const shortTitle = cut(title, MAX_TITLE)
    if (shortTitle !== title) remark('title', `It is cut to ${MAX_TITLE} characters; the first note has all of it`)
    const summary = storableText(foreign.summary).trim()
    if (summary.length > MAX_SUMMARY) remark('summary', `It is cut to ${MAX_SUMMARY} characters; a note has all of it`)
    const whole = [title, summary].filter((text, at) => text.length > (at === 0 ? MAX_TITLE : MAX_SUMMARY))
    const readNote = (text: string) => readInstant(text, mapping.dateOrder, mapping.timeZone).at ?? null
    const plan: ImportPlan = {
      // Without an id of theirs, what is least likely to be the same for two and to change for one stands for it.
      foreignId: storableText(foreign.foreignId.trim()) || `${declaredAt} ${shortTitle}`,
      title: shortTitle,
      summary: cut(summary, MAX_SUMMARY) || null,
      severity,
      kind,
      url: urlOf(foreign.url, remark),
      serviceIds: servicesOf(foreign.services, findService, remark),
      instants,
      notes: planNotes(whole, foreign.notes, { declaredAt, now: context.now, readInstant: readNote, remark }),
    }
    return { kind: 'write', plan, remarks }
  }
}

type Remarked = (field: ImportField, message: string) => void

const kinds = new Map<string, IncidentKind>([
  ['production', 'production'],
  ['delivery', 'delivery'],
  ['security', 'security'],
  ['drill', 'drill'],
])

function kindOf(text: string, mapping: ImportMapping, remark: Remarked): IncidentKind {
  const kind = kinds.get(sameWord(text))
  if (!kind && text.trim() !== '') remark('kind', `“${cut(text.trim(), 60)}” is no kind that is known here`)
  return kind ?? mapping.kind
}

function urlOf(text: string, remark: Remarked): string | null {
  if (text.trim() === '') return null
  const url = linkSchema.safeParse(text)
  if (url.success) return url.data
  remark('url', 'It is not an http or https link')
  return null
}

function serviceFinder({ services: mapped }: ImportMapping, { services }: PlanContext) {
  const known = new Set(services.map(({ id }) => id))
  const found = new Map<string, string | null>()
  for (const { id, name } of services) found.set(sameWord(name), id)
  for (const { id, key } of services) found.set(key, id)
  for (const { word, serviceId } of mapped) found.set(sameWord(word), serviceId)
  return (word: string): string | null | undefined => {
    const id = found.get(sameWord(word))
    return typeof id === 'string' && !known.has(id) ? undefined : id
  }
}

const MAX_SERVICES = 50

function servicesOf(words: string[], find: (word: string) => string | null | undefined, remark: Remarked): string[] {
  const ids = words.map(find)
  const unknown = words.filter((_, at) => ids[at] === undefined)
  if (unknown.length > 0) remark('services', `Not known here: ${cut(unknown.join(', '), 200)}`)
  const all = [...new Set(ids.filter((id) => typeof id === 'string'))]
  if (all.length > MAX_SERVICES) remark('services', `Only the first ${MAX_SERVICES} are taken over`)
  return all.slice(0, MAX_SERVICES)
}

/** The instants of an incident, or why it cannot be written. What cannot be, among the others, is dropped. */
function planInstants(
  { instants: told }: ForeignIncident,
  { dateOrder, timeZone }: ImportMapping,
  now: string,
  remark: Remarked,
): ImportPlan['instants'] | { reason: string } {
  const read: Partial<Record<InstantName, string>> = {}
  for (const name of instantNameSchema.options) {
    const text = told[name]?.trim() ?? ''
    const { at, problem } = text === '' ? {} : readInstant(text, dateOrder, timeZone)
    const wrong = at !== undefined && at > now ? `“${at}” is in the future` : problem
    const isNeeded = name === 'declaredAt' || name === 'resolvedAt'
    if (wrong !== undefined && isNeeded) return { reason: `${IMPORT_FIELDS[name]}: ${wrong}.` }
    if (wrong !== undefined) remark(name, wrong)
    else if (at !== undefined) read[name] = at
  }
  const { declaredAt, resolvedAt } = read
  if (declaredAt === undefined) return { reason: 'When it was declared is not known.' }
  if (resolvedAt === undefined) return { reason: 'When it was resolved is not known, so it may not be over.' }
  if (resolvedAt < declaredAt) return { reason: 'It was resolved before it was declared.' }
  return inOrder({ ...read, declaredAt, resolvedAt }, remark)
}

type Read = ImportPlan['instants'] | (Omit<ImportPlan['instants'], 'closedAt'> & { closedAt?: string })

/** Drops what cannot have been in this order (SPEC SITU-4). Once resolved it counts as closed, unless the file says when. */
function inOrder(read: Read, remark: Remarked): ImportPlan['instants'] {
  const { declaredAt, resolvedAt } = read
  const drop = (name: InstantName, message: string) => {
    remark(name, message)
    delete read[name]
  }
  if (read.mitigatedAt && read.mitigatedAt > resolvedAt) drop('mitigatedAt', 'It is after the resolution')
  if (read.impactStartedAt && read.impactStartedAt > (read.mitigatedAt ?? resolvedAt)) {
    drop('impactStartedAt', read.mitigatedAt ? 'It is after the mitigation' : 'It is after the resolution')
  }
  const began = read.impactStartedAt && read.impactStartedAt < declaredAt ? read.impactStartedAt : declaredAt
  if (read.mitigatedAt && read.mitigatedAt < began) drop('mitigatedAt', 'It is before the incident began')
  if (read.closedAt && read.closedAt < resolvedAt) drop('closedAt', 'It is before the resolution')
  return { ...read, closedAt: read.closedAt ?? resolvedAt }
}
