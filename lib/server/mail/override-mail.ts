import type { PersonActor } from '@/lib/domain/actor'
import { type Passing, passings } from '@/lib/domain/on-call/passings'
import type { Rota } from '@/lib/domain/on-call/rota'
import { stretchText } from '@/lib/domain/on-call/shift-words'
import { now } from '@/lib/server/clock'
import { withdrawMails } from '@/lib/server/db/mail'
import type { Tx } from '@/lib/server/db/pool'
import type { OverrideRow } from '@/lib/server/db/rota-overrides'
import { type RotaPersonRow, readRotaPeople } from '@/lib/server/db/rota-people'
import type { RotaRow } from '@/lib/server/db/rota-rows'
import { type RotaMail, rotaAddress, sendRotaMails } from '@/lib/server/mail/rota-mail'
import { stableId } from '@/lib/server/stable-id'
import { mailKey } from '@/lib/server/timers/timers'

const MAX_LINES = 20
/** What is undone so soon is not told: a slip of the mouse writes to nobody. */
const UNDO_MS = 30_000

export interface OverrideChange {
  /** Whether the override was made, or taken away. */
  what: 'made' | 'ended'
  override: OverrideRow
  /** The rota without the change, and with it. */
  before: Rota
  after: Rota
}

/**
 * Tells those whose shifts an override changes: who is replaced, and who takes over. Whoever makes the change knows,
 * and where a seat stays with who has it nothing is said. What is made is told half a minute later; taken away before
 * that, whoever would have been told reads neither (SPEC ROTA-22).
 */
export async function writeOverrideMails(tx: Tx, actor: PersonActor, row: RotaRow, change: OverrideChange) {
  const { what, override, before, after } = change
  const at = now()
  const rest = { from: Math.max(override.fromAt.getTime(), at.getTime()), to: override.toAt.getTime() }
  const passed = passings(before, after, override.seat, rest)
  const ids = new Set(passed.flatMap(({ giverId, takerId }) => [giverId ?? [], takerId ?? []].flat()))
  const people = await readRotaPeople(tx, [...ids])
  const mails = [...people.values()]
    .filter(({ id }) => id !== actor.id)
    .map((to): RotaMail => {
      const gained = passed.filter(({ takerId }) => takerId === to.id)
      const isTaker = gained.length > 0
      const parts = isTaker ? gained : passed.filter(({ giverId }) => giverId === to.id)
      const { subject, sentence } = wordsOf(actor, row, change, isTaker)
      return {
        id: mailIdOf(override, what, to.id),
        kind: 'rota',
        to,
        subject,
        text: `${sentence}\n\n${linesOf(parts, to, people)}${said(change)}\n\nThe rota: ${rotaAddress(row)}`,
      }
    })
  if (what === 'made') return sendRotaMails(tx, mails, new Date(at.getTime() + UNDO_MS))
  const undone = await withdrawMade(tx, override, [...ids])
  await sendRotaMails(
    tx,
    mails.filter(({ to }) => !undone.has(to.id)),
    at,
  )
}

const mailIdOf = ({ id }: OverrideRow, what: OverrideChange['what'], personId: string): string =>
  stableId('override-mail', id, what, personId)

/** Those of these people whose mail that an override was made has not left; it is taken back. */
async function withdrawMade(tx: Tx, override: OverrideRow, personIds: readonly string[]): Promise<Set<string>> {
  const made = personIds.map((personId) => ({ personId, id: mailIdOf(override, 'made', personId) }))
  const withdrawn = await withdrawMails(
    tx,
    made.map(({ id }) => ({ id, timerKey: mailKey(id) })),
  )
  return new Set(made.filter(({ id }) => withdrawn.includes(id)).map(({ personId }) => personId))
}

function wordsOf({ name: by }: PersonActor, row: RotaRow, { what, override }: OverrideChange, isTaker: boolean) {
  const seat = `${row.name}, ${override.seat}`
  if (what === 'ended') {
    return isTaker
      ? {
          subject: `Your shift is yours again: ${seat}`,
          sentence: `${by} took an override away. You have ${seat}, again:`,
        }
      : {
          subject: `Not your shift any more: ${seat}`,
          sentence: `${by} took an override away. You no longer have ${seat}:`,
        }
  }
  return isTaker
    ? { subject: `You take over: ${seat}`, sentence: `${by} has you take ${seat}:` }
    : { subject: `${override.person.name} takes over from you: ${seat}`, sentence: `${by} changed who has ${seat}:` }
}

function linesOf(parts: Passing[], to: RotaPersonRow, people: ReadonlyMap<string, RotaPersonRow>): string {
  const nameOf = (id: string | null) => (id === null ? 'nobody' : (people.get(id)?.name ?? 'somebody'))
  const lines = parts.slice(0, MAX_LINES).map((part) => {
    const whose =
      part.takerId === to.id ? `instead of ${nameOf(part.giverId)}` : `${nameOf(part.takerId)} instead of you`
    return `${stretchText(part, to.timeZone ?? 'UTC')}, ${whose}`
  })
  const more = parts.length - lines.length
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n')
}

const said = ({ what, override }: OverrideChange): string =>
  what === 'made' && override.reason ? `\n\n“${override.reason}”` : ''
