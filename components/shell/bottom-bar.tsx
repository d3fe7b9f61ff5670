'use client'
import clsx from 'clsx'
import { Search, Siren } from 'lucide-react'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { AccountMenu } from '@/components/shell/account-menu'
import { isAt, primaryDestinations } from '@/components/shell/destinations'
import { isRoom } from '@/components/shell/is-room'
import { NotificationsButton } from '@/components/shell/notifications-button'
import { AlarmDot } from '@/components/shell/rail-link'
import { useShellDialogs } from '@/components/shell/shell-dialogs'
import { UnsentNote } from '@/components/shell/unsent-note'
import { useAlarm } from '@/components/shell/use-alarm'
import { useViewer } from '@/components/shell/viewer'
import { Link } from '@/components/ui/link'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { isResponder } from '@/lib/domain/incident/policy'

/** On the narrowest phones only the place where one is has room for its name. */
const targetClass =
  'relative flex h-14 min-w-11 flex-auto flex-col items-center justify-center gap-0.5 whitespace-nowrap rounded-2 text-11 text-text-3 aria-[current=page]:text-text max-[359px]:not-aria-[current=page]:text-[0px]'

/** The panic entry has one declare button, its own. */
const NOW = '/now'

/** The places and acts under the thumb. The room has its composer there instead. */
export function BottomBar() {
  const path = usePathname()
  const viewer = useViewer()
  const alarm = useAlarm()
  const { show } = useShellDialogs()
  if (isRoom(path)) return null
  const { home, incidents, onCall } = primaryDestinations
  return (
    <nav
      aria-label="Evenkeel"
      className="fixed inset-x-0 bottom-0 z-30 border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <UnsentNote look="bar" />
      <div className="flex items-center px-2">
        {[home, incidents, onCall].map((destination) => (
          <Link
            key={destination.href}
            href={destination.href}
            className={targetClass}
            {...(isAt(path, destination) && { 'aria-current': 'page' })}
          >
            <Glyph alarm={destination === incidents ? alarm : undefined}>
              <destination.icon aria-hidden size={20} strokeWidth={1.75} />
            </Glyph>
            {destination.label}
          </Link>
        ))}
        {isResponder(viewer) && path !== NOW && (
          <button type="button" className={clsx(targetClass, 'text-accent')} onClick={() => show('declare')}>
            <Siren aria-hidden size={20} strokeWidth={1.75} />
            Declare
          </button>
        )}
        <button type="button" className={targetClass} onClick={() => show('command-menu')}>
          <Search aria-hidden size={20} strokeWidth={1.75} />
          Search
        </button>
        <NotificationsButton className={targetClass} side="top" isLabelled />
        <AccountMenu side="top" />
      </div>
    </nav>
  )
}

function Glyph({ alarm, children }: { alarm: string | undefined; children: ReactNode }) {
  return (
    <span className="relative">
      {children}
      {alarm && (
        <>
          <AlarmDot className="-top-1 -right-1.5 border-surface" />
          <VisuallyHidden>{alarm}, </VisuallyHidden>
        </>
      )}
    </span>
  )
}
