import type { Route } from 'next'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'

/** A small link at the far end of a line that leads to all there is of it; as tall as a thumb on a phone. */
export const AsideLink = ({ href, children }: { href: Route; children: ReactNode }) => (
  <Link href={href} className="link text-12 max-md:-my-2 max-md:py-3.5">
    {children}
  </Link>
)
