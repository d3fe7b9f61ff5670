'use client'
import { Search } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { AccountMenu } from '@/components/shell/account-menu'
import { destinationsOf, emergencyDestinations, isAt, primaryDestinations } from '@/components/shell/destinations'
import { Logo } from '@/components/shell/logo'
import { NotificationsButton } from '@/components/shell/notifications-button'
import { RailLink, railItemClass } from '@/components/shell/rail-link'
import { useShellDialogs } from '@/components/shell/shell-dialogs'
import { UnsentNote } from '@/components/shell/unsent-note'
import { useAlarm } from '@/components/shell/use-alarm'
import { useViewer } from '@/components/shell/viewer'
import { Link } from '@/components/ui/link'
import { tip } from '@/components/ui/tooltip'

export function Rail() {
  const viewer = useViewer()
  const path = usePathname()
  const alarm = useAlarm()
  const { show } = useShellDialogs()
  const { settings } = primaryDestinations
  return (
    <nav
      aria-label="Evenkeel"
      className="sticky top-0 z-10 flex h-dvh flex-col items-center gap-1 overflow-y-auto border-line border-r bg-bg py-3 [scrollbar-width:none] *:shrink-0 max-md:hidden"
    >
      <Link href="/" aria-label="Evenkeel, my shift" className="mb-3 rounded-2">
        <Logo className="size-7" />
      </Link>
      {destinationsOf(viewer).map((destination) => (
        <RailLink
          key={destination.href}
          destination={destination}
          isCurrent={isAt(path, destination)}
          alarm={destination.href === '/incidents' ? alarm : undefined}
        />
      ))}
      <span className="grow" />
      <UnsentNote look="rail" />
      {emergencyDestinations.map((destination) => (
        <RailLink key={destination.href} destination={destination} isCurrent={isAt(path, destination)} />
      ))}
      <button
        {...tip('Search and commands', { keys: 'mod+k', side: 'right' })}
        type="button"
        aria-label="Search and commands"
        aria-keyshortcuts="Meta+K Control+K"
        className={railItemClass}
        onClick={() => show('command-menu')}
      >
        <Search aria-hidden size={16} strokeWidth={1.75} />
      </button>
      <NotificationsButton className={railItemClass} side="right" />
      <RailLink destination={settings} isCurrent={isAt(path, settings)} />
      <AccountMenu side="right" />
    </nav>
  )
}
