'use client'
import clsx from 'clsx'
import { usePathname, useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { useKeyListener } from '@/components/command-menu/use-key-listener'
import { PagesBar } from '@/components/paging/pages-bar'
import { BottomBar } from '@/components/shell/bottom-bar'
import { isRoom } from '@/components/shell/is-room'
import { MAIN_ID, NavigationFocus } from '@/components/shell/navigation-focus'
import { OpenShellDialog } from '@/components/shell/open-shell-dialog'
import { Rail } from '@/components/shell/rail'
import { useShellActions } from '@/components/shell/use-shell-actions'
import { useIsPhone } from '@/components/ui/use-is-phone'
import { useLiveReads } from '@/lib/client/use-live-reads'

/** The rail or the bottom bar, the page, and what can be opened from anywhere. */
export function AppShell({ children }: { children: ReactNode }) {
  const path = usePathname()
  const router = useRouter()
  const isPhone = useIsPhone()
  useLiveReads(router.refresh)
  useKeyListener()
  useShellActions()
  return (
    <div className="grid min-h-dvh has-[[data-unsent=bar]]:[--strip:40px] md:grid-cols-[52px_minmax(0,1fr)] print:block!">
      <a
        href={`#${MAIN_ID}`}
        className="fixed top-2 left-2 z-50 rounded-2 bg-accent-solid px-3 py-1.5 font-medium text-on-accent not-focus:sr-only"
      >
        Skip to the content
      </a>
      {!isPhone && <Rail />}
      <main
        id={MAIN_ID}
        tabIndex={-1}
        className={clsx(
          // The rail's place is kept also where it is not there yet, as on a phone that turns out to be held across.
          'min-w-0 outline-none md:col-start-2',
          // What fills the screen leaves room for the bar above it.
          isRoom(path)
            ? 'has-[>[data-pages-bar]]:flex has-[>[data-pages-bar]]:h-dvh has-[>[data-pages-bar]]:flex-col'
            : 'max-md:pb-[calc(72px+var(--strip,0px)+env(safe-area-inset-bottom))] print:pb-0!',
        )}
      >
        <PagesBar />
        {children}
      </main>
      <BottomBar />
      <NavigationFocus />
      <OpenShellDialog />
    </div>
  )
}
