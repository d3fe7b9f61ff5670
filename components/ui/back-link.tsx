import type { Route } from 'next'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'

export interface BackLinkProps {
  href: Route
  /** The page it leads to. */
  children: ReactNode
}

/** Above the title of a page: the page it belongs to. */
export function BackLink({ href, children }: BackLinkProps) {
  return (
    <Link
      href={href}
      className="min-w-0 self-start text-12 text-text-3 [overflow-wrap:anywhere] hover:text-text max-md:-my-2 max-md:py-3.5 print:hidden"
    >
      ← {children}
    </Link>
  )
}
