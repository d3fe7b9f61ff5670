import type { Rota, Seat } from '@/lib/domain/on-call/rota'
import { peopleOf } from '@/lib/domain/on-call/rota-lint'
import { stretchText } from '@/lib/domain/on-call/shift-words'
import { rotationOf } from '@/lib/domain/on-call/stints'
import { now } from '@/lib/server/clock'
import type { CoverOfferRow, CoverRequestRow } from '@/lib/server/db/cover-requests'
import type { Tx } from '@/lib/server/db/pool'
import { type RotaPersonRow, readRotaPeople } from '@/lib/server/db/rota-people'
import type { RotaRow } from '@/lib/server/db/rota-rows'
import { type RotaMail, rotaAddress, sendRotaMails } from '@/lib/server/mail/rota-mail'
import { stableId } from '@/lib/server/stable-id'

const span = (seat: Seat, from: Date | string, to: Date | string, { timeZone }: RotaPersonRow): string =>
  `${seat}, ${stretchText({ from: new Date(from).getTime(), to: new Date(to).getTime() }, timeZone ?? 'UTC')}`

const said = (note: string): string => (note ? `\n\n“${note}”` : '')

/** Asks the other people of a rota whether they can cover (SPEC ROTA-15). */
export async function writeAskMails(tx: Tx, row: RotaRow, rota: Rota, request: CoverRequestRow): Promise<void> {
  const rotation = rotationOf(rota, now().getTime())
  const others = (rotation ? peopleOf(rotation) : []).filter((id) => id !== request.person.id)
  const people = await readRotaPeople(tx, others)
  const mails = [...people.values()].map(
    (to): RotaMail => ({
      id: stableId('cover-asked', request.id, to.id),
      kind: 'rota',
      to,
      subject: `Can you cover? ${request.person.name}, ${row.name}`,
      text:
        `${request.person.name} asks who can cover for ${row.name}:\n\n` +
        `${span(request.seat, request.fromAt, request.toAt, to)}${said(request.note)}\n\nOffer it here: ${rotaAddress(row)}`,
    }),
  )
  await sendRotaMails(tx, mails, now())
}

/** Tells who asked that somebody offers. */
export async function writeOfferMail(tx: Tx, row: RotaRow, request: CoverRequestRow, offerId: string): Promise<void> {
  const offer = request.offers.find(({ id }) => id === offerId)
  const to = (await readRotaPeople(tx, [request.person.id])).get(request.person.id)
  if (!offer || !to) return
  const mail: RotaMail = {
    id: stableId('cover-offered', request.id, offerId),
    kind: 'rota',
    to,
    subject: `${offer.person.name} offers to cover: ${row.name}`,
    text:
      `${offer.person.name} offers to cover your shift for ${row.name}:\n\n` +
      `${span(request.seat, request.fromAt, request.toAt, to)}${inReturn(offer, 'and would have you take', to)}` +
      `${said(offer.note)}\n\nNothing has changed yet. Take the offer here: ${rotaAddress(row)}`,
  }
  await sendRotaMails(tx, [mail], now())
}

/** Tells both that the shifts have passed to each other. */
export async function writeAcceptedMails(tx: Tx, row: RotaRow, request: CoverRequestRow, offerId: string) {
  const offer = request.offers.find(({ id }) => id === offerId)
  if (!offer) return
  const people = await readRotaPeople(tx, [request.person.id, offer.person.id])
  const mails = [...people.values()].map(
    (to): RotaMail => ({
      id: stableId('cover-accepted', request.id, to.id),
      kind: 'rota',
      to,
      subject: `Settled: ${offer.person.name} covers for ${request.person.name}, ${row.name}`,
      text:
        `${offer.person.name} takes for ${row.name}:\n\n${span(request.seat, request.fromAt, request.toAt, to)}` +
        `${inReturn(offer, `and ${request.person.name} takes`, to)}\n\nThe rota: ${rotaAddress(row)}`,
    }),
  )
  await sendRotaMails(tx, mails, now())
}

function inReturn({ inReturn: back }: CoverOfferRow, words: string, to: RotaPersonRow): string {
  return back ? `\n\n${words}\n\n${span(back.seat, back.from, back.to, to)}` : ''
}
