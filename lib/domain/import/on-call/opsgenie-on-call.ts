import { dataIn, field, firstText, flattened, listIn, textIn } from '../json-values'
import {
  everyDay,
  type ForeignLayer,
  type ForeignOnCall,
  type ForeignPolicy,
  type ForeignRota,
  type ForeignTarget,
  onDay,
  type WeekSpan,
  wallOf,
  windowsOf,
} from './foreign-on-call'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const UNITS = { weekly: 'weeks', daily: 'days', hourly: 'hours' } as const
const MINUTES = { minutes: 1, hours: 60, days: 1440 } as const
/** What the last step waits when nothing is repeated: there, rules say only when they begin. */
const LAST_STEP_MINUTES = 30

/**
 * Reads people, teams, schedules and escalations as Opsgenie's REST API (v2) returns them: the answers of `/v2/users`,
 * `/v2/teams/{id}`, `/v2/schedules?expand=rotation` and `/v2/escalations`, pages (`{data: […]}`) or one (`{data: {…}}`), in
 * any order; what each item is, is seen by what it has. Written from its published documentation, not run against Opsgenie.
 *
 * @param now - rotations that ended before it are left out (ISO 8601)
 * @see https://docs.opsgenie.com/docs/schedule-api
 * @see https://docs.opsgenie.com/docs/escalation-api
 */
export function readOpsgenieOnCall(documents: readonly unknown[], now: string): ForeignOnCall {
  const items = flattened(documents).flatMap(dataIn)
  const has = (key: string) => (item: unknown) => field(item, key) !== undefined
  const schedules = items.filter(has('timezone')).filter((item) => !has('username')(item))
  const escalations = items.filter(has('rules'))
  const users = items.filter(has('username'))
  const teams = items.filter((item) => has('members')(item) && !has('username')(item))
  return {
    people: users.map((user) => ({
      foreignId: idOf(user),
      name: firstText(field(user, 'fullName'), field(user, 'username')),
      email: textIn(field(user, 'username')).trim().toLowerCase(),
    })),
    teams: teams.map((team) => ({
      foreignId: idOf(team),
      name: nameOf(team),
      memberIds: listIn(field(team, 'members')).map((member) => idOf(field(member, 'user'))),
    })),
    rotas: schedules.map((schedule) => rotaOf(schedule, now)),
    policies: escalations.map(policyOf),
  }
}

const idOf = (value: unknown): string => textIn(field(value, 'id'))
const nameOf = (value: unknown): string => firstText(field(value, 'name'), field(value, 'id'))
const ownerOf = (value: unknown): string | null => idOf(field(value, 'ownerTeam')) || null

function rotaOf(schedule: unknown, now: string): ForeignRota {
  const zone = textIn(field(schedule, 'timezone'))
  const remarks: string[] = []
  const layers = listIn(field(schedule, 'rotations')).flatMap((rotation) => layerOf(rotation, zone, now, remarks))
  if (layers.length > 1) {
    remarks.push('Where several of its rotations are on call at once there, only the last of them is here.')
  }
  if (field(schedule, 'enabled') === false) remarks.push('It is disabled there.')
  return { foreignId: idOf(schedule), name: nameOf(schedule), zone, teamId: ownerOf(schedule), layers, remarks }
}

function layerOf(rotation: unknown, zone: string, now: string, remarks: string[]): ForeignLayer[] {
  const name = nameOf(rotation).slice(0, 60)
  const [start, end] = [textIn(field(rotation, 'startDate')), textIn(field(rotation, 'endDate'))]
  if (end && Date.parse(end) <= Date.parse(now)) return []
  const refuse = (why: string): ForeignLayer[] => {
    remarks.push(`Rotation “${name}” ${why}.`)
    return []
  }
  if (start && Date.parse(start) > Date.parse(now)) return refuse(`begins on ${start.slice(0, 10)} only: add it then`)
  const wall = wallOf(start, zone)
  if (!wall) return refuse('does not say when its turns began')
  const unit = unitOf(textIn(field(rotation, 'type')))
  const count = Number(field(rotation, 'length') ?? 1)
  if (!unit || !(Number.isInteger(count) && count >= 1 && count <= 1000))
    return refuse('has turns that are not understood')
  const windows = windowsOfRestriction(field(rotation, 'timeRestriction'))
  if (!windows) return refuse('has restrictions that are not understood')
  const given = listIn(field(rotation, 'participants'))
  if (given.length === 0 || given.some((one) => textIn(field(one, 'type')) !== 'user')) {
    return refuse('has turns of teams, of escalations or of nobody, which a rota has not')
  }
  if (end) remarks.push(`Rotation “${name}” ends on ${end.slice(0, 10)} there: take it out then.`)
  return [
    { name, participants: given.map(idOf), startsOn: wall.day, handoverAt: wall.time, turn: { count, unit }, windows },
  ]
}

const unitOf = (type: string) => UNITS[type as keyof typeof UNITS] ?? null

const minuteOf = (value: unknown, edge: 'start' | 'end'): number =>
  Number(field(value, `${edge}Hour`)) * 60 + Number(field(value, `${edge}Min`) ?? 0)

function windowsOfRestriction(restriction: unknown) {
  if (restriction === undefined || restriction === null) return []
  const daily = field(restriction, 'restriction')
  const weekly = listIn(field(restriction, 'restrictions'))
  const spans = [...(daily === undefined ? [] : dailySpans(daily)), ...weekly.map(weeklySpan)]
  const isKnown = ({ from, minutes }: WeekSpan) => from >= 0 && minutes > 0
  return spans.length > 0 && spans.every(isKnown) ? windowsOf(spans) : null
}

/** One that ends before it begins goes on the next day. */
function dailySpans(value: unknown): WeekSpan[] {
  const [from, to] = [minuteOf(value, 'start'), minuteOf(value, 'end')]
  return everyDay(from, to > from ? to - from : to - from + 1440)
}

function weeklySpan(value: unknown): WeekSpan {
  const edge = (name: 'start' | 'end') => {
    const day = WEEKDAYS.indexOf(textIn(field(value, `${name}Day`)).toLowerCase())
    return day < 0 ? Number.NaN : onDay(day + 1, minuteOf(value, name))
  }
  const [from, to] = [edge('start'), edge('end')]
  return { from, minutes: to > from ? to - from : to - from + 7 * 1440 }
}

/** Rules there say how long after the alert they begin; steps here, how long each waits for the next. */
function policyOf(escalation: unknown): ForeignPolicy {
  const remarks: string[] = []
  const targetsAt = new Map<number, ForeignTarget[]>()
  for (const rule of listIn(field(escalation, 'rules'))) {
    const at = minutesOf(field(rule, 'delay'))
    const targets = targetOf(rule, remarks)
    if (targets.length === 0) continue
    const there = targetsAt.get(at)
    if (there) there.push(...targets)
    else targetsAt.set(at, targets)
  }
  const begins = [...targetsAt.keys()].sort((left, right) => left - right)
  if ((begins[0] ?? 0) > 0)
    remarks.push(`Its first rule waits ${begins[0]} minutes there; here the first step begins at once.`)
  const repeated = field(escalation, 'repeat')
  const repeat = Number(field(repeated, 'count')) || 0
  const lastWait = (repeat > 0 && Number(field(repeated, 'waitInterval'))) || LAST_STEP_MINUTES
  const steps = begins.map((at, index) => ({
    afterMinutes: (begins[index + 1] ?? at + lastWait) - at,
    targets: targetsAt.get(at) ?? [],
  }))
  return { foreignId: idOf(escalation), name: nameOf(escalation), teamId: ownerOf(escalation), steps, repeat, remarks }
}

function minutesOf(delay: unknown): number {
  const unit = firstText(field(delay, 'timeUnit'), 'minutes') as keyof typeof MINUTES
  return (Number(field(delay, 'timeAmount')) || 0) * (MINUTES[unit] ?? 1)
}

const KINDS = { user: 'person', schedule: 'rota', team: 'team' } as const
/** Whom a rule may ask of a rota instead of whoever is on call. */
const NEIGHBOURS = ['next', 'previous']

function targetOf(rule: unknown, remarks: string[]): ForeignTarget[] {
  const recipient = field(rule, 'recipient')
  const kind = KINDS[textIn(field(recipient, 'type')) as keyof typeof KINDS]
  if (textIn(field(rule, 'condition')) === 'if-not-closed') {
    remarks.push('It has rules that go on until an alert is closed: here an acknowledgement ends it, until it expires.')
  }
  const notified = textIn(field(rule, 'notifyType'))
  if (kind === 'rota' && NEIGHBOURS.includes(notified)) {
    remarks.push(`It asks the ${notified} one of a rota there; here it asks whoever is on call.`)
  }
  if (kind === 'team' && notified !== 'all') {
    remarks.push('It asks some of a team there, by the rules of that; here it asks everybody in it.')
  }
  if (kind) return [{ kind, foreignId: idOf(recipient) }]
  remarks.push('It asks something that is no person, rota or team.')
  return []
}
