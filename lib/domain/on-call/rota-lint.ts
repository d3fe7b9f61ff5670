import type { Ref } from '../incident/values'
import { gapsIn, isUsual } from './gaps'
import { isNight, nightMs, timeAt, weekdayAt } from './nights'
import type { Layer, Rota, Rotation } from './rota'
import type { RotaProblem } from './rota-view'
import { momentText } from './shift-words'
import { rotationOf, seatsAt, stints } from './stints'
import { turnAt, turnBegin } from './turns'

/** So many people share the nights without forgetting how it is done (SPEC ROTA-20). */
export const FEWEST = 6
export const MOST = 8

/** Somebody who takes turns, as far as the lint needs to know them. */
export interface RotaPerson extends Ref {
  /** An IANA name; null for the zone of the rota. */
  timeZone: string | null
  hasLeft: boolean
  /** Not so of a stakeholder, whom somebody made one since. */
  canRespond: boolean
  isReachable: boolean
  skills: readonly string[]
}

export interface LintContext {
  now: number
  /** Everybody whom the rotation or an override names, by id; whoever is missing has left. */
  people: ReadonlyMap<string, RotaPerson>
  /** What services of the owning team need, with who needs it. */
  needed: readonly { skill: string; service: string }[]
}

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const AHEAD_MS = 28 * DAY_MS
const NIGHTS_AHEAD_MS = 84 * DAY_MS
/** A share of the nights that says somebody carries them. */
const MOST_NIGHTS = 0.5
const SATURDAY = 6

type Rule = (rota: Rota, rotation: Rotation, context: LintContext) => RotaProblem[]

const problem = (rule: string, message: string): RotaProblem => ({ rule, level: 'problem', message })
const warning = (rule: string, message: string): RotaProblem => ({ rule, level: 'warning', message })

/** What is wrong with a rota from now on, the worst first; nothing is refused for it (SPEC ROTA-20). */
export function lintRota(rota: Rota, context: LintContext): RotaProblem[] {
  const rotation = rotationOf(rota, context.now)
  if (!rotation) return []
  const found = rules.flatMap((rule) => rule(rota, rotation, context))
  return [...found.filter(({ level }) => level === 'problem'), ...found.filter(({ level }) => level === 'warning')]
}

/** Everybody who takes turns in a rotation, once each, in the order of its layers. */
export const peopleOf = ({ layers }: Rotation): string[] => [
  ...new Set(layers.flatMap(({ participantIds }) => participantIds)),
]

const personOf = ({ people }: LintContext, id: string): RotaPerson =>
  people.get(id) ?? {
    id,
    name: 'Somebody',
    timeZone: null,
    hasLeft: true,
    canRespond: false,
    isReachable: false,
    skills: [],
  }

const staying = (rotation: Rotation, context: LintContext): RotaPerson[] =>
  peopleOf(rotation)
    .map((id) => personOf(context, id))
    .filter(({ hasLeft }) => !hasLeft)

const namesOf = (people: readonly { name: string }[]): string => people.map(({ name }) => name).join(', ')

const howMany: Rule = (_, rotation, context) => {
  const people = staying(rotation, context)
  const count = people.length
  if (count === 0) return [problem('alone', 'Nobody takes turns in it any more.')]
  if (count === 1) return [problem('alone', `${namesOf(people)} is alone on it: nobody ever takes over.`)]
  if (count < FEWEST) {
    return [warning('too-few', `${count} people share it; with fewer than ${FEWEST} each is on call too often.`)]
  }
  if (count <= MOST) return []
  return [warning('too-many', `${count} people share it; with more than ${MOST} each forgets how it is done.`)]
}

const whoLeft: Rule = (_, rotation, context) => {
  const left = peopleOf(rotation)
    .map((id) => personOf(context, id))
    .filter(({ hasLeft }) => hasLeft)
  if (left.length === 0) return []
  const has = left.length === 1 ? 'has' : 'have'
  return [problem('left', `${namesOf(left)} ${has} left and still ${left.length === 1 ? 'takes' : 'take'} turns.`)]
}

const whoOnlyReads: Rule = (_, rotation, context) => {
  const readers = staying(rotation, context).filter(({ canRespond }) => !canRespond)
  if (readers.length === 0) return []
  return [problem('only-reads', `${namesOf(readers)} cannot respond: a stakeholder only reads.`)]
}

const whoCannotBeReached: Rule = (_, rotation, context) => {
  const people = staying(rotation, context)
  const silent = people.filter(({ isReachable }) => !isReachable)
  if (silent.length === 0) return []
  if (silent.length === people.length) {
    return [problem('unreachable', 'Nobody can reach anybody on it: there is no channel that works.')]
  }
  return [problem('unreachable', `Nobody can reach ${namesOf(silent)}: there is no channel that works.`)]
}

const bothSeats: Rule = (rota, { zone }, context) => {
  const stretch = { from: context.now, to: context.now + AHEAD_MS }
  if (seatsAt(rota, context.now).length < 2) return []
  const standby = stints(rota, 'secondary', stretch)
  for (const { personId, from, to } of stints(rota, 'primary', stretch)) {
    const both = standby.find((one) => one.personId === personId && one.from < to && one.to > from)
    if (personId === null || !both) continue
    const since = momentText(Math.max(from, both.from), zone)
    const { name } = personOf(context, personId)
    return [
      problem('same-person', `${name} is primary and secondary at once from ${since} (${zone}): nobody stands by.`),
    ]
  }
  return []
}

const whoIsMissing: Rule = (rota, { zone }, context) => {
  const gaps = gapsIn(rota, { from: context.now, to: context.now + AHEAD_MS })
  const [first] = gaps
  if (!first) return []
  const hours = Math.round(gaps.reduce((sum, { from, to }) => sum + to - from, 0) / HOUR_MS)
  const from = momentText(first.from, zone)
  const message = `Nobody is ${first.seat} from ${from} (${zone}); in four weeks ${hours} h without anybody, in ${gaps.length} gaps.`
  // Hours that are left out every week are meant, as far as anybody can tell.
  return [gaps.every((gap) => isUsual(rota, gap)) ? warning('gap', message) : problem('gap', message)]
}

/** When a layer hands over next. Turns of hours have no hour of their own. */
function nextHandOver(layer: Layer, { zone }: Rotation, now: number): number | null {
  if (layer.turn.unit === 'hours' || new Set(layer.participantIds).size < 2) return null
  return turnBegin(layer, zone, (turnAt(layer, zone, now) ?? -1) + 1)
}

const handOversAtNight: Rule = (_, rotation, context) =>
  rotation.layers.flatMap((layer) => {
    const at = nextHandOver(layer, rotation, context.now)
    if (at === null) return []
    const woken = layer.participantIds
      .map((id) => personOf(context, id))
      .filter((one, index, all) => all.indexOf(one) === index && !one.hasLeft)
      .filter(({ timeZone }) => isNight(at, timeZone ?? rotation.zone))
    const [first] = woken
    if (!first) return []
    const time = timeAt(at, first.timeZone ?? rotation.zone)
    return [warning('hand-over-at-night', `“${layer.name}” hands over at night: at ${time} for ${namesOf(woken)}.`)]
  })

const handOversAtWeekend: Rule = (_, rotation, context) =>
  rotation.layers.flatMap((layer) => {
    const { count, unit } = layer.turn
    // A turn of few days ends on every day of the week.
    if (unit === 'days' && count % 7 !== 0) return []
    const at = nextHandOver(layer, rotation, context.now)
    if (at === null || weekdayAt(at, rotation.zone) < SATURDAY) return []
    return [warning('hand-over-at-weekend', `“${layer.name}” hands over at the weekend, when nobody is there to ask.`)]
  })

const nightsOnOne: Rule = (rota, rotation, context) => {
  const nights = new Map<string, number>()
  for (const stint of stints(rota, 'primary', { from: context.now, to: context.now + NIGHTS_AHEAD_MS })) {
    const { personId } = stint
    if (personId === null) continue
    const { timeZone } = personOf(context, personId)
    nights.set(personId, (nights.get(personId) ?? 0) + nightMs(stint, timeZone ?? rotation.zone))
  }
  const all = [...nights.values()].reduce((sum, one) => sum + one, 0)
  const [most] = [...nights].sort(([, a], [, b]) => b - a)
  if (!most || staying(rotation, context).length < 2 || most[1] <= all * MOST_NIGHTS) return []
  const share = Math.round((most[1] / all) * 100)
  const { name } = personOf(context, most[0])
  return [warning('nights-on-one', `${name} carries ${share} % of the nights of the next twelve weeks.`)]
}

const missingSkills: Rule = (_, rotation, context) => {
  const known = new Set(staying(rotation, context).flatMap(({ skills }) => skills))
  const missing = new Map<string, string[]>()
  for (const { skill, service } of context.needed) {
    if (!known.has(skill)) missing.set(skill, [...(missing.get(skill) ?? []), service])
  }
  return [...missing].map(([skill, services]) =>
    warning(
      'skills',
      `Nobody on it knows ${skill}, which ${services.join(', ')} ${services.length === 1 ? 'needs' : 'need'}.`,
    ),
  )
}

const rules: readonly Rule[] = [
  howMany,
  whoLeft,
  whoOnlyReads,
  whoCannotBeReached,
  bothSeats,
  whoIsMissing,
  handOversAtNight,
  handOversAtWeekend,
  nightsOnOne,
  missingSkills,
]
