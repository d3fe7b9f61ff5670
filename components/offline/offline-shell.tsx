'use client'
import { usePathname } from 'next/navigation'
import { NothingKept } from '@/components/offline/nothing-kept'
import { CARD_PATH, OfflineCard } from '@/components/offline/offline-card'
import { OfflinePage } from '@/components/offline/offline-page'
import { AppShell } from '@/components/shell/app-shell'
import { ShellDialogsProvider } from '@/components/shell/shell-dialogs'
import { themeHere } from '@/components/shell/theme'
import { ThemeProvider } from '@/components/shell/theme-context'
import { ViewerProvider } from '@/components/shell/viewer'
import { ChosenZone } from '@/components/ui/clock'
import { useKeptCopy } from '@/lib/client/kept/use-kept-copy'

/**
 * What the service worker shows at any address while the server is away. The server renders it empty; all that a
 * person sees comes from their own device.
 */
export function OfflineShell() {
  const copy = useKeptCopy()
  const path = usePathname()
  if (copy === undefined) return null
  if (copy === null) return path === CARD_PATH ? <OfflineCard /> : <NothingKept />
  const { actor, zone } = copy.viewer
  return (
    <ViewerProvider viewer={actor}>
      <ThemeProvider initial={themeHere()}>
        <ShellDialogsProvider>
          <ChosenZone zone={zone}>
            <AppShell>
              <OfflinePage copy={copy} />
            </AppShell>
          </ChosenZone>
        </ShellDialogsProvider>
      </ThemeProvider>
    </ViewerProvider>
  )
}
