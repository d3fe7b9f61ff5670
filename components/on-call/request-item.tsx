'use client'
import { useState } from 'react'
import { StretchText } from '@/components/on-call/moment'
import { OfferDialog } from '@/components/on-call/offer-dialog'
import { SEAT_NAMES } from '@/components/on-call/shift-words'
import { useViewer } from '@/components/shell/viewer'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { ErrorNote } from '@/components/ui/error-note'
import { toast } from '@/components/ui/toast'
import { problemsOf } from '@/lib/client/form-problems'
import { useSettleCover } from '@/lib/client/on-call/cover'
import { isResponder } from '@/lib/domain/incident/policy'
import type { CoverOfferView, CoverRequestView } from '@/lib/domain/on-call/rota-view'

export interface RequestItemProps {
  request: CoverRequestView
  /** That of the rota. */
  zone: string
  /** Where it stands among those of other rotas. */
  withRota?: boolean
}

/** Somebody looks for cover: to offer it, or for who asked, to take an offer. */
export function RequestItem({ request, zone, withRota = false }: RequestItemProps) {
  const viewer = useViewer()
  const [isOffering, setOffering] = useState(false)
  const settle = useSettleCover(request.id)
  const { person, rota, seat, from, to, note, offers } = request
  const isMine = person.id === viewer.id
  const mine = offers.find((offer) => offer.person.id === viewer.id)
  const problem = problemsOf(settle.error, {}).form
  const settleWith = (offer: CoverOfferView | null, done: string) =>
    settle.mutate(offer?.id ?? null, {
      onSuccess: () => {
        toast(done)
        // The button that was pressed goes with what it settled.
        document.querySelector('main')?.focus({ preventScroll: true })
      },
    })
  return (
    <li className="flex flex-col gap-2 border-line border-t px-4 py-3 first:border-t-0">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-48">
          <p className="[overflow-wrap:anywhere]">
            <b className="font-semibold">
              {isMine ? (
                'You ask'
              ) : (
                <>
                  <bdi>{person.name}</bdi> asks
                </>
              )}
            </b>{' '}
            for cover
            {withRota && (
              <>
                , <bdi>{rota.name}</bdi>
              </>
            )}
          </p>
          <p className="text-text-2">
            {SEAT_NAMES[seat]}, <StretchText from={from} to={to} zone={zone} />
          </p>
          {note && (
            <p className="text-text-2 [overflow-wrap:anywhere]">
              “<bdi>{note}</bdi>”
            </p>
          )}
        </div>
        {!isMine && mine && (
          <span className="flex self-center">
            <Chip tone="accent">You offered</Chip>
          </span>
        )}
        {(isMine || mine) && (
          <Button
            variant="ghost"
            aria-label={isMine ? 'Withdraw the request' : 'Withdraw your offer'}
            isLoading={settle.isPending && settle.variables === null}
            onClick={() => settleWith(null, isMine ? 'You no longer ask' : 'Your offer is withdrawn')}
          >
            Withdraw
          </Button>
        )}
        {!isMine && !mine && isResponder(viewer) && <Button onClick={() => setOffering(true)}>Offer</Button>}
      </div>
      {problem && <ErrorNote title={problem} />}
      {offers.length > 0 && (
        <ul className="flex flex-col gap-1.5">
          {offers.map((offer) => (
            <li key={offer.id} className="flex flex-wrap items-center gap-2 rounded-2 bg-sunken px-2.5 py-1.5">
              <Avatar id={offer.person.id} name={offer.person.name} />
              <OfferText offer={offer} zone={zone} />
              {isMine && (
                <Button
                  variant="primary"
                  aria-label={`Accept the offer of ${offer.person.name}`}
                  isLoading={settle.isPending && settle.variables === offer.id}
                  onClick={() => settleWith(offer, `${offer.person.name} covers it`)}
                >
                  Accept
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {isMine && offers.length === 0 && <p className="text-12 text-text-3">Nobody has offered yet. It stays yours.</p>}
      {isOffering && <OfferDialog request={request} onClose={() => setOffering(false)} />}
    </li>
  )
}

function OfferText({ offer: { person, inReturn, note }, zone }: { offer: CoverOfferView; zone: string }) {
  return (
    <p className="min-w-0 flex-1 basis-40 [overflow-wrap:anywhere]">
      <bdi className="font-medium">{person.name}</bdi>{' '}
      {inReturn ? (
        <span className="text-text-2">
          in return for their {inReturn.seat} <StretchText from={inReturn.from} to={inReturn.to} zone={zone} />
        </span>
      ) : (
        <span className="text-text-2">would cover it</span>
      )}
      {note && (
        <span className="block text-text-2 [overflow-wrap:anywhere]">
          “<bdi>{note}</bdi>”
        </span>
      )}
    </p>
  )
}
