'use client'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { Avatar } from '@/components/ui/avatar'
import { useWriters } from '@/lib/client/postmortem/writers'

const MOST = 5

/** Who has the document open now. */
export function WritersHere() {
  const { provider, me } = usePostmortem()
  const writers = useWriters(provider, me)
  if (writers.length < 2) return null
  const more = writers.length - MOST
  return (
    <ul aria-label="In this document now" className="flex items-center gap-1">
      {writers.slice(0, MOST).map((writer) => (
        // On a phone there is no room for oneself.
        <li key={writer.id} className={writer.id === me.id ? 'inline-flex max-md:sr-only' : 'inline-flex'}>
          <Avatar {...writer} />
          <span className="sr-only">{writer.id === me.id ? `${writer.name} (you)` : writer.name}</span>
        </li>
      ))}
      {more > 0 && <li className="pl-1 text-12 text-text-3">+{more}</li>}
    </ul>
  )
}
