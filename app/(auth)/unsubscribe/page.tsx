import type { Metadata } from 'next'
import { DeadLink } from '@/components/auth/dead-link'
import { Unsubscribe } from '@/components/updates/unsubscribe'
import { findPageActor } from '@/lib/server/http/actor'
import { DIGEST, readUnsubscribeToken, SHIFTS } from '@/lib/server/mail/unsubscribe-token'

interface UnsubscribePageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: 'No more mail', referrer: 'no-referrer' }

export default async function UnsubscribePage({ searchParams }: UnsubscribePageProps) {
  const [{ token }, viewer] = await Promise.all([searchParams, findPageActor()])
  const subscription = typeof token === 'string' ? readUnsubscribeToken(token) : null
  if (typeof token !== 'string' || !subscription) {
    return (
      <DeadLink title="This link does not work" onward={{ href: '/settings/profile', label: 'Open my profile' }}>
        It was cut off, perhaps. Mail of an incident ends in the menu of its room, all other mail in your profile.
      </DeadLink>
    )
  }
  return <Unsubscribe token={token} isOwn={viewer?.id === subscription.personId} of={kindOf(subscription.incidentId)} />
}

const kindOf = (id: string) => (id === DIGEST ? 'digest' : id === SHIFTS ? 'shifts' : 'incident')
