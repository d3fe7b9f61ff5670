import type { Metadata } from 'next'
import { CardPage } from '@/components/card/card-page'
import { Link } from '@/components/ui/link'
import { STRANGERS_CARD } from '@/lib/domain/procedure-card'
import { findPageActor } from '@/lib/server/http/actor'
import { getCard } from '@/lib/server/queries/get-card'

export const metadata: Metadata = { title: 'Prod-down card' }

/** Open to everybody; what a stranger may not see is not there (SPEC PROC-8). */
export default async function Page() {
  const actor = await findPageActor()
  const card = actor ? await getCard(actor) : STRANGERS_CARD
  return (
    <main>
      <CardPage card={card}>
        {actor ? (
          <>
            <Link href="/" className="link rounded-1 max-md:py-3">
              My shift
            </Link>
            <Link href="/now" className="link rounded-1 max-md:py-3">
              Declare now
            </Link>
          </>
        ) : (
          <Link href="/sign-in?from=%2Fcard" className="link rounded-1 max-md:py-3">
            Sign in
          </Link>
        )}
      </CardPage>
    </main>
  )
}
