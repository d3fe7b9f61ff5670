import type { PersonActor } from '@/lib/domain/actor'
import { type Passing, passings } from '@/lib/domain/on-call/passings'
import type { Rota } from '@/lib/domain/on-call/rota'
import { stretchText } from '@/lib/domain/on-call/shift-words'
import { excerpt } from '@/lib/domain/text'
import { now } from '@/lib/server/clock'
import type { Tx } from '@/lib/server/db/pool'
import type { OverrideRow } from '@/lib/server/db/rota-overrides'
import { type RotaPersonRow, readRotaPeople } from '@/lib/server/db/rota-people'
import type { RotaRow } from '@/lib/server/db/rota-rows'
import { env } from '@/lib/server/env'
import { type RotaMail, sendRotaMails } from '@/lib/server/mail/rota-mail'
import { stableId } from '@/lib/server/stable-id'

const MAX_SUBJECT = 120
const MAX_LINES = 20

export interface OverrideChange {
  /** Whether the override was made, or taken away. */
  what: 'made' | 'ended'
  override: OverrideRow
  /** The rota without the change, and with it. */
  before: Rota
  after: Rota
}

/**
 * Tells those whose shifts an override changes: who is replaced, and who takes over. Whoever makes the change knows, and
 * where a seat stays with who has it nothing is said (SPEC ROTA-22).
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
        id: stableId('override-mail', override.id, what, to.id),
        kind: 'rota',
        to,
        subject: excerpt(subject, MAX_SUBJECT),
        text: `${sentence}\n\n${linesOf(parts, to, people)}${said(change)}\n\nThe rota: ${pageOf(row)}`,
      }
    })
  await sendRotaMails(tx, mails, at)
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

const pageOf = ({ key }: RotaRow): string => new URL(`/on-call/${key}`, env().publicUrl).href
