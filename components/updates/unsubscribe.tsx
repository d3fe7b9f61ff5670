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
}

/** Where the link in a mail leads. For a stranger to this browser it asks: programs follow links too. */
export function Unsubscribe({ token, isOwn }: UnsubscribeProps) {
  const { mutate, isSuccess, isPending, error } = useUnsubscribe(token)
  const hasBegun = useRef(false)
  useEffect(() => {
    if (!isOwn || hasBegun.current) return
    hasBegun.current = true
    mutate()
  }, [isOwn, mutate])

  if (isSuccess) {
    return (
      <AuthHeading title="No more mail of this incident">
        You can subscribe again in the menu of its room at any time.
      </AuthHeading>
    )
  }
  return (
    <>
      <AuthHeading title="No more mail of this incident?">
        Its updates stay readable in the room for whoever may see it.
      </AuthHeading>
      {error && <ErrorNote title="Nothing was changed.">{error.message}</ErrorNote>}
      <Button variant="primary" size="lg" isLoading={isPending} onClick={() => mutate()} className="w-full">
        Stop the mail
      </Button>
    </>
  )
}
