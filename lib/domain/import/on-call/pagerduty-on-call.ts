import { field, firstText, flattened, listIn, single, textIn } from '../json-values'
import {
  everyDay,
  type ForeignLayer,
  type ForeignOnCall,
  type ForeignPolicy,
  type ForeignRota,
  type ForeignTarget,
  onDay,
  turnOf,
  type WeekSpan,
  wallOf,
  windowsOf,
} from './foreign-on-call'

/**
 * Reads people, teams, schedules and escalation policies as PagerDuty's REST API (v2) returns them: `{users: […]}`,
 * `{teams: […]}`, `{schedules: […]}` or one `{schedule: {…}}` with its layers, `{escalation_policies: […]}`, in any
 * order. Its API lists layers from the highest down, ours from the lowest up. Written from its published documentation
 * and what others that import from it rely on, not run against PagerDuty.
 *
 * @param now - layers that ended before it are left out (ISO 8601)
 * @see https://developer.pagerduty.com/api-reference/3f03afb2c84a4-get-a-schedule
 * @see https://developer.pagerduty.com/api-reference/51b21014a4f5a-list-escalation-policies
 */
export function readPagerDutyOnCall(documents: readonly unknown[], now: string): ForeignOnCall {
  const all = flattened(documents)
  const of = (many: string, one: string): unknown[] =>
    all.flatMap((document) => [...listIn(field(document, many)), ...single(field(document, one))])
  const users = of('users', 'user')
  const membersOf = membersByTeam(users)
  return {
    people: users.map((user) => ({
      foreignId: textIn(field(user, 'id')),
      name: firstText(field(user, 'name'), field(user, 'summary')),
      email: textIn(field(user, 'email')).trim().toLowerCase(),
    })),
    teams: of('teams', 'team').map((team) => teamOf(team, membersOf)),
    rotas: of('schedules', 'schedule').map((schedule) => rotaOf(schedule, now)),
    policies: of('escalation_policies', 'escalation_policy').map(policyOf),
  }
}

const nameOf = (value: unknown): string => firstText(field(value, 'name'), field(value, 'summary'), field(value, 'id'))

const idOf = (value: unknown): string => textIn(field(value, 'id'))

/** Who is in a team is said by its people. */
function membersByTeam(users: readonly unknown[]): Map<string, string[]> {
  const members = new Map<string, string[]>()
  for (const user of users) {
    for (const teamId of new Set(listIn(field(user, 'teams')).map(idOf))) {
      const there = members.get(teamId)
      if (there) there.push(idOf(user))
      else members.set(teamId, [idOf(user)])
    }
  }
  return members
}

function teamOf(team: unknown, membersOf: ReadonlyMap<string, string[]>) {
  const foreignId = idOf(team)
  return { foreignId, name: nameOf(team), memberIds: membersOf.get(foreignId) ?? [] }
}

const firstTeam = (value: unknown): string | null => listIn(field(value, 'teams')).map(idOf)[0] ?? null

function rotaOf(schedule: unknown, now: string): ForeignRota {
  const zone = textIn(field(schedule, 'time_zone'))
  const remarks: string[] = []
  const layers = listIn(field(schedule, 'schedule_layers'))
    .toReversed()
    .flatMap((layer) => layerOf(layer, zone, now, remarks))
  return { foreignId: idOf(schedule), name: nameOf(schedule), zone, teamId: firstTeam(schedule), layers, remarks }
}

function layerOf(layer: unknown, zone: string, now: string, remarks: string[]): ForeignLayer[] {
  const name = nameOf(layer).slice(0, 60)
  const [start, end] = [textIn(field(layer, 'start')), textIn(field(layer, 'end'))]
  if (end && Date.parse(end) <= Date.parse(now)) return []
  const refuse = (why: string): ForeignLayer[] => {
    remarks.push(`Layer “${name}” ${why}.`)
    return []
  }
  if (start && Date.parse(start) > Date.parse(now)) return refuse(`begins on ${start.slice(0, 10)} only: add it then`)
  const wall = wallOf(firstText(field(layer, 'rotation_virtual_start'), start), zone)
  if (!wall) return refuse('does not say when its turns began')
  const turn = turnOf(Number(field(layer, 'rotation_turn_length_seconds')))
  if (!turn) return refuse('has turns that are not whole hours')
  const windows = windowsOfRestrictions(listIn(field(layer, 'restrictions')))
  if (!windows) return refuse('has restrictions that are not understood')
  const participants = listIn(field(layer, 'users')).map((one) => idOf(field(one, 'user') ?? one))
  if (participants.length === 0) return refuse('has nobody')
  if (end) remarks.push(`Layer “${name}” ends on ${end.slice(0, 10)} there: take it out then.`)
  return [{ name, participants, startsOn: wall.day, handoverAt: wall.time, turn, windows }]
}

function windowsOfRestrictions(restrictions: readonly unknown[]) {
  if (restrictions.length === 0) return []
  const spans: WeekSpan[] = []
  for (const one of restrictions) {
    const [hours, minutes] = textIn(field(one, 'start_time_of_day')).split(':').map(Number)
    const from = (hours ?? Number.NaN) * 60 + (minutes ?? Number.NaN)
    const length = Math.round(Number(field(one, 'duration_seconds')) / 60)
    const weekday = Number(field(one, 'start_day_of_week'))
    const isWeekly = textIn(field(one, 'type')).startsWith('weekly')
    if (!(from >= 0 && from < 1440 && length > 0) || (isWeekly && !(weekday >= 1 && weekday <= 7))) return null
    spans.push(...(isWeekly ? [{ from: onDay(weekday, from), minutes: length }] : everyDay(from, length)))
  }
  return windowsOf(spans)
}

function policyOf(policy: unknown): ForeignPolicy {
  const remarks: string[] = []
  const steps = listIn(field(policy, 'escalation_rules')).map((rule) => ({
    afterMinutes: Number(field(rule, 'escalation_delay_in_minutes')) || 30,
    targets: listIn(field(rule, 'targets')).flatMap((target) => targetOf(target, remarks)),
  }))
  const repeat = Number(field(policy, 'num_loops')) || 0
  return { foreignId: idOf(policy), name: nameOf(policy), teamId: firstTeam(policy), steps, repeat, remarks }
}

function targetOf(target: unknown, remarks: string[]): ForeignTarget[] {
  const type = textIn(field(target, 'type'))
  if (type.startsWith('user')) return [{ kind: 'person', foreignId: idOf(target) }]
  if (type.startsWith('schedule')) return [{ kind: 'rota', foreignId: idOf(target) }]
  remarks.push(`It asks something that is neither a person nor a rota (${type || 'without a type'}).`)
  return []
}
