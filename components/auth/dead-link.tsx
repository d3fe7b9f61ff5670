import type { ReactNode } from 'react'
import { AuthHeading } from '@/components/auth/auth-heading'
import { buttonClass } from '@/components/ui/button-class'

export interface DeadLinkProps {
  title: string
  /** Why, and what to do. */
  children: ReactNode
  /** Where one goes on, in words of a button. */
  onward: { href: string; label: string }
}

/** A link of a mail or a terminal that leads nowhere any more; and the way on. */
export function DeadLink({ title, children, onward }: DeadLinkProps) {
  return (
    <>
      <AuthHeading title={title}>{children}</AuthHeading>
      {/* A full load: what the browser kept of this page is of no use there. */}
      <a href={onward.href} className={buttonClass({ size: 'lg' })}>
        {onward.label}
      </a>
    </>
  )
}
