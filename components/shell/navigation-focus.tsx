'use client'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'

export const MAIN_ID = 'main'

/** After a navigation, the keyboard is where the new content is, not at the link that led there. */
export function NavigationFocus() {
  const path = usePathname()
  const previous = useRef(path)
  useEffect(() => {
    if (previous.current === path) return
    previous.current = path
    const main = document.getElementById(MAIN_ID)
    if (main && !main.contains(document.activeElement)) main.focus({ preventScroll: true })
  }, [path])
  return null
}
