'use client'
import { useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { problemsOf } from '@/lib/client/form-problems'
import { useSignInThrough } from '@/lib/client/use-sign-in-through'
import type { Ref } from '@/lib/domain/incident/values'

export interface ProviderButtonsProps {
  providers: Ref[]
  /** A path of ours, checked by the server. */
  from: string
  /** Where a provider leads back to. */
  publicOrigin: string
}

/** One way in for each provider of single sign-on. */
export function ProviderButtons({ providers, from, publicOrigin }: ProviderButtonsProps) {
  const { mutate, reset, variables, error, isPending, isSuccess } = useSignInThrough(from, publicOrigin)
  const problem = problemsOf(error, {}).form
  useEffect(() => {
    // Somebody who comes back by the browser's own button finds the page as they left it.
    const handleShow = ({ persisted }: PageTransitionEvent) => persisted && reset()
    window.addEventListener('pageshow', handleShow)
    return () => window.removeEventListener('pageshow', handleShow)
  }, [reset])
  return (
    <div className="flex flex-col gap-2.5">
      {problem && <ErrorNote title={problem} />}
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          size="lg"
          className="w-full"
          isLoading={(isPending || isSuccess) && variables === id}
          onClick={() => !isPending && mutate(id)}
        >
          Continue with {name}
        </Button>
      ))}
    </div>
  )
}
