'use client'
import { type ReactNode, useState, useSyncExternalStore } from 'react'

const never = () => () => {}
// The same object each time: React would write another one into the page.
const UNTOUCHED = { __html: '' }

/**
 * What the server drew stays as it stands and does not come to life, for what something live takes the place of at once.
 * Drawn by the browser itself, it is as any other.
 */
export function AsDrawn({ className, children }: { className: string; children: ReactNode }) {
  const isTakenOver = useSyncExternalStore(
    never,
    () => false,
    () => true,
  )
  const [stays] = useState(isTakenOver)
  if (typeof window === 'undefined' || !stays) return <div className={className}>{children}</div>
  // biome-ignore lint/security/noDangerouslySetInnerHtml: nothing is set; React leaves alone what is inside
  return <div className={className} suppressHydrationWarning dangerouslySetInnerHTML={UNTOUCHED} />
}
