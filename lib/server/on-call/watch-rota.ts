import { z } from 'zod'
import { gapsToSay } from '@/lib/domain/on-call/gaps'
import type { Rota } from '@/lib/domain/on-call/rota'
import { peopleOf } from '@/lib/domain/on-call/rota-lint'
import { nextBegin, shiftsToSay } from '@/lib/domain/on-call/shifts-to-say'
import { rotationOf } from '@/lib/domain/on-call/stints'
import { sendShiftTest } from '@/lib/server/channels/shift-test'
import { now } from '@/lib/server/clock'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { addGapNotices } from '@/lib/server/db/rota-gap-notices'
import { listOverrides } from '@/lib/server/db/rota-overrides'
import { listTeamPeople } from '@/lib/server/db/rota-people'
import { findRotaRow, type RotaRow } from '@/lib/server/db/rota-rows'
import type { DueTimer, TimerOutcome } from '@/lib/server/db/timers'
import { env } from '@/lib/server/env'
import { logger } from '@/lib/server/logger'
import { sendRotaMails } from '@/lib/server/mail/rota-mail'
import { gapMail, shiftMail } from '@/lib/server/mail/shift-mail'
import { type LoadedRotas, loadRotas, NO_ROTA } from '@/lib/server/on-call/loaded-rotas'

const EVERY_MS = 5 * 60_000
const DAY_MS = 86_400_000

const payloadSchema = z.object({ rotaId: z.string() })

/**
 * Looks at a rota: tells who is about to come on, and who will be missing; then waits for the next hand-over, at most
 * five minutes. Each mail has an id of its own, so that looking again says nothing twice. It ends when the rota is
 * archived, and gives up for no other reason.
 */
export async function handleWatchRota({ payload }: DueTimer): Promise<TimerOutcome | undefined> {
  const { rotaId } = payloadSchema.parse(payload)
  const at = now()
  const later = at.getTime() + EVERY_MS
  try {
    const next = await withTransaction((tx) => watchRota(tx, rotaId, at))
    return next === 'archived' ? undefined : { kind: 'again', at: new Date(Math.min(later, next ?? later)) }
  } catch (error) {
    logger.error({ err: error, rotaId }, 'A rota could not be looked at')
    return { kind: 'again', at: new Date(later), error: error instanceof Error ? error.message : String(error) }
  }
}

async function watchRota(tx: Tx, rotaId: string, at: Date): Promise<number | null | 'archived'> {
  const row = await findRotaRow(tx, rotaId)
  if (!row || row.archivedAt) return 'archived'
  const loaded = await loadRotas(tx, [row.id], at.getTime())
  const rota = loaded.rotas.get(row.id) ?? NO_ROTA
  if (env().mail) {
    await tellShifts(tx, row, rota, loaded, at)
    await tellGaps(tx, row, rota, loaded, at)
  }
  await testShifts(tx, rota, at)
  return nextBegin(rota, at.getTime())
}

async function tellShifts(tx: Tx, row: RotaRow, rota: Rota, { people }: LoadedRotas, at: Date): Promise<void> {
  const found = shiftsToSay(rota, at.getTime())
  if (found.length === 0) return
  const begins = found.map(({ stint }) => stint.from)
  const stretch = { from: new Date(Math.min(...begins)), to: new Date(Math.max(...begins) + 1) }
  const overrides = await listOverrides(tx, [row.id], stretch)
  const mails = found.flatMap(({ seat, personId, stint, stage }) => {
    const given = overrides.filter(
      (one) => one.seat === seat && one.person.id === personId && one.fromAt.getTime() === stint.from,
    )
    // Whoever took it knows, and who was told when it was given is not told the same in the same minute.
    const saidAt = stage === 'day' ? stint.from - DAY_MS : stint.from
    const knows = given.some(({ origin, createdAt }) => origin === 'taken' || createdAt.getTime() >= saidAt)
    const to = people.get(personId)
    return knows || !to?.takesShiftMail ? [] : [shiftMail(row, seat, stint, stage, to)]
  })
  await sendRotaMails(tx, mails, at)
}

/** Who wants it sees at the beginning of their shift that pages arrive (SPEC CHAN-11). */
async function testShifts(tx: Tx, rota: Rota, at: Date): Promise<void> {
  for (const { personId, stint, stage } of shiftsToSay(rota, at.getTime())) {
    if (stage === 'begin') await sendShiftTest(tx, personId, new Date(stint.from))
  }
}

async function tellGaps(tx: Tx, row: RotaRow, rota: Rota, { people }: LoadedRotas, at: Date): Promise<void> {
  const gaps = await addGapNotices(tx, row.id, gapsToSay(rota, at.getTime()), at)
  if (gaps.length === 0) return
  const rotation = rotationOf(rota, at.getTime())
  const turnTakers = (rotation ? peopleOf(rotation) : []).flatMap((id) => people.get(id) ?? [])
  const team = row.team ? await listTeamPeople(tx, row.team.id) : []
  const readers = new Map([...turnTakers, ...team].map((person) => [person.id, person]))
  await sendRotaMails(
    tx,
    [...readers.values()].map((to) => gapMail(row, gaps, to)),
    at,
  )
}
