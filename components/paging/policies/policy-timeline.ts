import type { PolicyDraft, TargetDraft } from '@/components/paging/policies/policy-draft'
import { stepsSoFar } from '@/components/paging/policies/policy-draft'
import type { TeamView } from '@/lib/domain/catalogue/catalogue'
import type { Ref } from '@/lib/domain/incident/values'
import { FALLBACK_MINUTES, MAX_REPEAT } from '@/lib/domain/on-call/escalation-policy'
import type { RotaSummary } from '@/lib/domain/on-call/rota-view'

/** What is known of whom targets mean. */
export interface KnownTargets {
  responders: readonly (Ref & { role: string })[]
  rotas: readonly RotaSummary[]
  teams: readonly TeamView[]
}

/** Whom a target means now. */
export interface Meant {
  id: string
  /** "Ada Osei"; of a gap what is missing. */
  text: string
  /** "Payments primary"; empty when the text says all. */
  by: string
  /** Nobody would be asked. */
  isGap: boolean
  personIds: string[]
}

/** A moment of a run that nobody answers. */
export interface TimelineRow {
  key: string
  /** Minutes after the first page. */
  minute: number
  title: string
  meant: Meant[]
}

/** Whom a target means now: people by name, or what is missing. */
export function meantBy({ id, kind, value, seat }: TargetDraft, { responders, rotas, teams }: KnownTargets): Meant {
  const gap = (text: string): Meant => ({ id, text, by: '', isGap: true, personIds: [] })
  switch (kind) {
    case 'person': {
      const person = responders.find((one) => one.id === value)
      return person ? { id, text: person.name, by: '', isGap: false, personIds: [person.id] } : gap('Somebody who left')
    }
    case 'rota': {
      const rota = rotas.find((one) => one.id === value)
      if (!rota) return gap('A rota that is gone')
      const person = rota.now.find((one) => one.seat === seat)?.person
      if (rota.isArchived || !person) return gap(`Nobody is ${seat} of ${rota.name} now`)
      return { id, text: person.name, by: `${rota.name} ${seat}`, isGap: false, personIds: [person.id] }
    }
    case 'team': {
      const team = teams.find((one) => one.id === value)
      if (!team) return gap('A team that is gone')
      return everybodyOf(id, team, responders)
    }
    case 'webhook':
      return { id, text: hostOf(value), by: 'is told', isGap: false, personIds: [] }
  }
}

function everybodyOf(id: string, { name, members }: TeamView, responders: KnownTargets['responders']): Meant {
  const people = members.filter((member) => responders.some((one) => one.id === member.id))
  if (people.length === 0) return { id, text: `Nobody is in ${name}`, by: '', isGap: true, personIds: [] }
  const by = people.map((one) => one.name).join(', ')
  return { id, text: `Everybody of ${name}`, by, isGap: false, personIds: people.map((one) => one.id) }
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'An address')

/** Whether a run would go on at once, because there is nobody to ask. What nothing was chosen for yet counts as waiting. */
const isSkipped = (meant: readonly Meant[]): boolean => meant.length > 0 && meant.every(({ isGap }) => isGap)

/** What happens if nobody answers, by minutes after the first page, with whom each step means now. */
export function timelineOf(draft: PolicyDraft, known: KnownTargets): TimelineRow[] {
  const steps = stepsSoFar(draft)
  const rows: TimelineRow[] = []
  let minute = 0
  for (const [index, { minutes, targets }] of steps.entries()) {
    const meant = targets.map((target) => meantBy(target, known))
    rows.push({ key: `step ${index}`, minute, title: `Step ${index + 1}`, meant })
    minute += isSkipped(meant) ? 0 : minutes
  }
  const rounds = /^\d$/.test(draft.repeat.trim()) ? Math.min(Number(draft.repeat), MAX_REPEAT) : 0
  if (rounds > 0 && steps.length > 0) {
    const title = `All steps again, ${rounds === 1 ? 'once' : `${rounds} times`}`
    rows.push({ key: 'again', minute, title, meant: [] })
    minute += minute * rounds
  }
  return [...rows, ...fallbackOf(draft, minute, known)]
}

function fallbackOf({ teamId }: PolicyDraft, minute: number, { teams, responders }: KnownTargets): TimelineRow[] {
  const team = teams.find(({ id }) => id === teamId)
  const whole: TimelineRow = {
    key: 'team',
    minute,
    title: 'The team that owns the service',
    meant: team ? [everybodyOf('team', team, responders)] : [],
  }
  const admins = responders.filter(({ role }) => role === 'admin')
  const meant: Meant = {
    id: 'admins',
    text: admins.length > 0 ? admins.map(({ name }) => name).join(', ') : 'There are no admins',
    by: '',
    isGap: admins.length === 0,
    personIds: admins.map(({ id }) => id),
  }
  const wait = isSkipped(whole.meant) ? 0 : FALLBACK_MINUTES
  return [whole, { key: 'admins', minute: minute + wait, title: 'The admins', meant: [meant] }]
}
