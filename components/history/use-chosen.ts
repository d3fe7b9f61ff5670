'use client'
import { startTransition, useOptimistic } from 'react'

/**
 * What is chosen of a list that the address holds. The address follows once the page is drawn anew; a box answers at
 * once, and the next one knows of it.
 */
export function useChosen<T>(
  values: readonly T[],
  onChange: (values: T[]) => void,
): [chosen: readonly T[], choose: (next: T[]) => void] {
  const [chosen, setChosen] = useOptimistic(values)
  const choose = (next: T[]) =>
    startTransition(() => {
      setChosen(next)
      onChange(next)
    })
  return [chosen, choose]
}
