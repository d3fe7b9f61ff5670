'use client'
import { useEffect, useRef } from 'react'
import { AuthHeading } from '@/components/auth/auth-heading'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { useUnsubscribe } from '@/lib/client/mail-admin'

export interface UnsubscribeProps {
  token: string
  /** The reader of the mail is signed in here: they need not be asked again. */
  isOwn: boolean
  of: 'incident' | 'digest' | 'shifts'
}

const WORDS = {
  incident: {
    done: 'No more mail of this incident',
    again: 'You can subscribe again in the menu of its room at any time.',
    asked: 'Its updates stay readable in the room for whoever may see it.',
  },
  digest: {
    done: 'No more weekly digests',
    again: 'You can have them again in your profile at any time.',
    asked: 'The week stays readable in the history.',
  },
  shifts: {
    done: 'No more mail before shifts',
    again: 'You can have it again in your profile at any time.',
    asked: 'Your shifts stay readable under On call, and in your calendar.',
  },
} as const

/** Where the link in a mail leads. For a stranger to this browser it asks: programs follow links too. */
export function Unsubscribe({ token, isOwn, of }: UnsubscribeProps) {
  const words = WORDS[of]
  const { mutate, isSuccess, isPending, error } = useUnsubscribe(token)
  const hasBegun = useRef(false)
  useEffect(() => {
    if (!isOwn || hasBegun.current) return
    hasBegun.current = true
    mutate()
  }, [isOwn, mutate])

  if (isSuccess) {
    return <AuthHeading title={words.done}>{words.again}</AuthHeading>
  }
  return (
    <>
      <AuthHeading title={`${words.done}?`}>{words.asked}</AuthHeading>
      {error && <ErrorNote title="Nothing was changed.">{error.message}</ErrorNote>}
      <Button variant="primary" size="lg" isLoading={isPending} onClick={() => mutate()} className="w-full">
        Stop the mail
      </Button>
    </>
  )
}
