'use client'
import { FirstSteps } from '@/components/declare/first-steps'
import { useReturn } from '@/components/offline/use-return'
import { Logo } from '@/components/shell/logo'
import { Button } from '@/components/ui/button'

/** Nobody is signed in here, or this device has kept nothing yet: what can be said to anybody. */
export function NothingKept() {
  const { goBack } = useReturn()
  return (
    <main className="mx-auto flex min-h-dvh max-w-[520px] flex-col gap-3 px-4 py-10 md:py-[12vh]">
      <Logo className="size-7" />
      <h1 className="font-semibold text-24">The server cannot be reached</h1>
      <p className="text-14 text-text-2">
        Nothing is kept on this device: it keeps the rooms you were in and the phone numbers of your people while you
        are signed in. Try again in a moment, and coordinate by phone until then.
      </p>
      <p className="mt-2 flex">
        <Button size="lg" variant="primary" onClick={goBack}>
          Try again
        </Button>
      </p>
      <p className="text-14">
        <a href="/card" className="link rounded-1">
          The prod-down card
        </a>{' '}
        can be read and printed without the server.
      </p>
      <h2 className="mt-6 font-semibold text-16">Meanwhile, in this order</h2>
      <FirstSteps />
    </main>
  )
}
