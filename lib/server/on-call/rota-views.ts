import type { PersonActor } from '@/lib/domain/actor'
import { gapsIn } from '@/lib/domain/on-call/gaps'
import { passageAt } from '@/lib/domain/on-call/hand-over'
import type { Rota, Rotation, Seat } from '@/lib/domain/on-call/rota'
import { plannedOf } from '@/lib/domain/on-call/rota-change'
import { type LintContext, lintRota, peopleOf } from '@/lib/domain/on-call/rota-lint'
import type { CoverRequestView, RotaDetail, RotaSummary, SeatNow } from '@/lib/domain/on-call/rota-view'
import { rotationOf, seatsAt } from '@/lib/domain/on-call/stints'
import { type CoverRequestRow, listOpenRequests } from '@/lib/server/db/cover-requests'
import type { Tx } from '@/lib/server/db/pool'
import { listNeededSkills, type RotaPersonRow } from '@/lib/server/db/rota-people'
import type { RotaRow } from '@/lib/server/db/rota-rows'
import { listRotaVersions } from '@/lib/server/db/rota-versions'
import { type LoadedRotas, loadRotas, NO_ROTA, refIn } from '@/lib/server/on-call/loaded-rotas'
import { reachablePeople } from '@/lib/server/on-call/reachable'
import { canChangeRota } from '@/lib/server/on-call/rota-rules'
import { iso } from '@/lib/server/on-call/shift-views'

const FOUR_WEEKS_MS = 28 * 86_400_000
const CHANGES_SHOWN = 20
/** Of a rota without a rotation, which only somebody who tampers can make. */
const NO_ROTATION: Rotation = { zone: 'UTC', layers: [], hasSecondary: false }

export function summaryOf(row: RotaRow, loaded: LoadedRotas): RotaSummary {
  const { now, people, rotas } = loaded
  const rota = rotas.get(row.id) ?? NO_ROTA
  const rotation = rotationOf(rota, now) ?? NO_ROTATION
  const [gap] = gapsIn(rota, { from: now, to: now + FOUR_WEEKS_MS })
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    team: row.team,
    zone: rotation.zone,
    hasSecondary: rotation.hasSecondary,
    people: peopleOf(rotation).flatMap((id) => refIn(people, id) ?? []),
    now: seatsAt(rota, now).map((seat) => seatNow(row.id, rota, seat, loaded)),
    nextGap: gap ? { seat: gap.seat, from: iso(gap.from), to: iso(gap.to) } : null,
    isArchived: row.archivedAt !== null,
  }
}

function seatNow(rotaId: string, rota: Rota, seat: Seat, { now, people, handOvers }: LoadedRotas): SeatNow {
  const { current, next, isNear } = passageAt(rota, seat, now)
  const accepted = handOvers.some(
    (one) =>
      one.rotaId === rotaId &&
      one.seat === seat &&
      one.shiftFrom.getTime() === next.from &&
      one.by.id === next.personId,
  )
  return {
    seat,
    person: refIn(people, current.personId),
    since: iso(current.from),
    until: iso(current.to),
    next: refIn(people, next.personId),
    isAccepted: isNear && next.personId !== null ? accepted : null,
  }
}

/** A rota as its page shows it, to somebody. */
export async function detailOf(tx: Tx, actor: PersonActor, row: RotaRow, now: number): Promise<RotaDetail> {
  const loaded = await loadRotas(tx, [row.id], now)
  const rota = loaded.rotas.get(row.id) ?? NO_ROTA
  const [planned] = plannedOf(rota.versions, now)
  const changes = await listRotaVersions(tx, row.id, CHANGES_SHOWN)
  const requests = await listOpenRequests(tx, [row.id], new Date(now))
  return {
    ...summaryOf(row, loaded),
    version: row.version,
    rotation: rotationOf(rota, now) ?? NO_ROTATION,
    planned: planned && planned !== rota.versions[0] ? { from: iso(planned.from), rotation: planned.rotation } : null,
    isEditable: await canChangeRota(tx, actor, row.team?.id ?? null),
    problems: lintRota(rota, await lintContext(tx, loaded.people, row.team?.id ?? null, now)),
    requests: requests.map(requestView),
    changes: changes.map(({ number, fromAt, by, at }) => ({
      number,
      from: fromAt.toISOString(),
      by,
      at: at.toISOString(),
    })),
  }
}

/** What the lint has to know of people and of the services of the team that owns a rota. */
export const lintContext = async (
  tx: Tx,
  people: ReadonlyMap<string, RotaPersonRow>,
  teamId: string | null,
  now: number,
): Promise<LintContext> => ({
  now,
  people: await lintPeople(tx, people),
  needed: teamId === null ? [] : await listNeededSkills(tx, [teamId]),
})

/** How much the lint finds of each of these rotas, by id. */
export async function countProblems(
  tx: Tx,
  rows: readonly RotaRow[],
  { now, people: found, rotas }: LoadedRotas,
): Promise<Map<string, number>> {
  const people = await lintPeople(tx, found)
  const needed = await listNeededSkills(
    tx,
    rows.flatMap(({ team }) => team?.id ?? []),
  )
  const countOf = ({ id, team }: RotaRow): number =>
    lintRota(rotas.get(id) ?? NO_ROTA, { now, people, needed: needed.filter(({ teamId }) => teamId === team?.id) })
      .length
  return new Map(rows.map((row) => [row.id, countOf(row)]))
}

async function lintPeople(tx: Tx, people: ReadonlyMap<string, RotaPersonRow>): Promise<LintContext['people']> {
  const reachable = await reachablePeople(tx, [...people.keys()])
  return new Map(
    [...people.values()].map(({ id, name, role, timeZone, skills, removedAt }) => [
      id,
      {
        id,
        name,
        timeZone,
        skills,
        hasLeft: removedAt !== null,
        canRespond: role !== 'stakeholder',
        isReachable: reachable.has(id),
      },
    ]),
  )
}

export const requestView = (row: CoverRequestRow): CoverRequestView => ({
  id: row.id,
  rota: row.rota,
  seat: row.seat,
  person: row.person,
  from: row.fromAt.toISOString(),
  to: row.toAt.toISOString(),
  note: row.note,
  state: row.state,
  offers: row.offers.map(({ id, person, inReturn, note }) => ({
    id,
    person,
    note,
    inReturn: inReturn && { seat: inReturn.seat, from: utc(inReturn.from), to: utc(inReturn.to) },
  })),
  createdAt: row.createdAt.toISOString(),
})

const utc = (text: string): string => new Date(text).toISOString()
