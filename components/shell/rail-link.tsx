'use client'
import clsx from 'clsx'
import { useLinkStatus } from 'next/link'
import type { Destination } from '@/components/shell/destinations'
import { Link } from '@/components/ui/link'
import { Spinner } from '@/components/ui/spinner'
import { tip } from '@/components/ui/tooltip'
import { VisuallyHidden } from '@/components/ui/visually-hidden'

export const railItemClass =
  'relative grid size-9 place-items-center touch:size-11 rounded-2 text-text-3 transition-colors duration-(--d-1) hover:bg-hover hover:text-text aria-[current=page]:bg-n-150 aria-[current=page]:text-text data-[state=open]:bg-hover forced-colors:aria-[current=page]:border'

export interface RailLinkProps {
  destination: Destination
  isCurrent: boolean
  /** Something there needs eyes: a red dot, and the words for those who listen. */
  alarm?: string | undefined
}

export function RailLink({ destination: { href, label, icon: Icon, keys }, isCurrent, alarm }: RailLinkProps) {
  return (
    <Link
      {...tip(label, { keys, side: 'right' })}
      href={href}
      className={railItemClass}
      {...(isCurrent && { 'aria-current': 'page' })}
    >
      <Icon aria-hidden size={16} strokeWidth={1.75} />
      <VisuallyHidden>
        {label}
        {alarm && `, ${alarm}`}
      </VisuallyHidden>
      <Waiting />
      {alarm && <AlarmDot className="top-[4.5px] right-[4.5px] border-bg" />}
    </Link>
  )
}

/** Place it and give it the colour of its ground by `className`. */
export function AlarmDot({ className }: { className: string }) {
  return (
    <span aria-hidden className={clsx('absolute size-2.5 rounded-full border-[1.5px] bg-hurting-solid', className)} />
  )
}

/** The page behind the link around it is on its way. */
function Waiting() {
  const { pending } = useLinkStatus()
  return pending && <Spinner className="absolute right-0.5 bottom-0.5" />
}
