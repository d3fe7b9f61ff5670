import { useEffect, useReducer, useRef } from 'react'

/**
 * Leads to what has to be mended in the form that takes `form`: the cursor to the first field that is wrong, else what is
 * said about the whole of it into sight. After each `error`, and whenever `lookAgain` is called.
 */
export function useInvalidFocus(error: unknown) {
  const form = useRef<HTMLFormElement>(null)
  const [asked, lookAgain] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    if (asked === 0 && !error) return
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid=true]')
    if (field) field.focus()
    else form.current?.querySelector('[role=alert]')?.scrollIntoView({ block: 'nearest' })
  }, [asked, error])
  return { form, lookAgain }
}
