import { useEffect, useLayoutEffect, useState } from 'react'

type Opener = (HTMLElement | null | undefined)[]

/** Of what closed in this very task: what opens in its place leads back to where that did. */
let justClosed: Opener | null = null

/**
 * For what opens above the page or within it: gives the focus back when it closes. What opened it may be gone by then, an item of a
 * menu or a button of a popover; then it is the control that opened those, or the page itself.
 */
export function useReturnFocus(): (event?: Event) => void {
  // While this renders, what was pressed is still there and has the focus.
  const [opener] = useState(findOpener)
  useLayoutEffect(
    () => () => {
      justClosed = opener
      setTimeout(() => {
        if (justClosed === opener) justClosed = null
      })
    },
    [opener],
  )
  return (event) => {
    event?.preventDefault()
    const back = opener.find((element) => element?.isConnected) ?? document.querySelector('main')
    back?.focus({ preventScroll: true })
  }
}

/** For a form in the place of what opened it: when it leaves and the focus with it, what opened it has that again. */
export function useFocusBack(): void {
  const returnFocus = useReturnFocus()
  useEffect(
    () => () => {
      if (document.activeElement === document.body) returnFocus()
    },
    [returnFocus],
  )
}

function findOpener(): Opener {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement) || focused === document.body) return justClosed ?? []
  const layer = focused.closest('[role=menu], [role=dialog]')
  const trigger = layer?.id ? document.querySelector<HTMLElement>(`[aria-controls="${CSS.escape(layer.id)}"]`) : null
  return [focused, trigger, ...(justClosed ?? [])]
}
