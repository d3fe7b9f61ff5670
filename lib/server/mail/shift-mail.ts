import type { GapToSay } from '@/lib/domain/on-call/gaps'
import type { Seat } from '@/lib/domain/on-call/rota'
import { momentText, stretchText } from '@/lib/domain/on-call/shift-words'
import type { Stint } from '@/lib/domain/on-call/stints'
import type { RotaPersonRow } from '@/lib/server/db/rota-people'
import type { RotaRow } from '@/lib/server/db/rota-rows'
import { type RotaMail, rotaAddress } from '@/lib/server/mail/rota-mail'
import { stableId } from '@/lib/server/stable-id'

/** `day` is the day before, `begin` the hand-over itself. */
export type ShiftStage = 'day' | 'begin'

/** What somebody is told before a shift of theirs, once for each shift and stage (SPEC ROTA-16). */
export function shiftMail(row: RotaRow, seat: Seat, stint: Stint, stage: ShiftStage, to: RotaPersonRow): RotaMail {
  const zone = to.timeZone ?? 'UTC'
  const begins = momentText(stint.from, zone)
  const subject =
    stage === 'begin' ? `You are ${seat} now: ${row.name}` : `Your shift begins ${begins}: ${row.name}, ${seat}`
  const what = stage === 'begin' ? 'You are on call' : 'You will be on call'
  return {
    id: stableId('shift-mail', row.id, seat, to.id, new Date(stint.from).toISOString(), stage),
    kind: 'shift',
    to,
    subject,
    text:
      `${what} for ${row.name} (${seat}):\n\n${stretchText(stint, zone)}\n\n` +
      `What is open and what was changed, to read and accept: ${rotaAddress(row, `/hand-over?seat=${seat}`)}`,
  }
}

/** What the people of a rota are told of gaps that are near; of the same gaps once (SPEC ROTA-17). */
export function gapMail(row: RotaRow, gaps: readonly GapToSay[], to: RotaPersonRow): RotaMail {
  const zone = to.timeZone ?? 'UTC'
  const [first] = gaps
  const names = gaps.map(({ seat, from, stage }) => `${seat} ${new Date(from).toISOString()} ${stage}`)
  const lines = gaps.map((gap) => `${gap.seat}: ${stretchText(gap, zone)}`)
  const when = first ? momentText(first.from, zone) : ''
  return {
    id: stableId('gap-mail', row.id, to.id, ...names),
    kind: 'rota',
    to,
    subject: `Nobody is on call from ${when}: ${row.name}`,
    text: `Nobody is on call for ${row.name}:\n\n${lines.join('\n')}\n\nTake it, or have somebody take it: ${rotaAddress(row)}`,
  }
}
