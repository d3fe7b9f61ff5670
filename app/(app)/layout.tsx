import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { KeepCopy } from '@/components/offline/keep-copy'
import { AppShell } from '@/components/shell/app-shell'
import { ShellDialogsProvider } from '@/components/shell/shell-dialogs'
import { THEME_COOKIE, themeOf } from '@/components/shell/theme'
import { ThemeProvider } from '@/components/shell/theme-context'
import { ViewerProvider } from '@/components/shell/viewer'
import { ChosenZone } from '@/components/ui/clock'
import { myPagesKey } from '@/lib/client/paging/pages-key'
import { shiftKey } from '@/lib/client/shift-key'
import { getProfile } from '@/lib/server/access/profile'
import { requirePageActor } from '@/lib/server/http/actor'
import { getShift } from '@/lib/server/queries/get-shift'
import { listPages } from '@/lib/server/queries/list-pages'
import { clockOf } from '@/lib/server/zone-clocks'

export default async function AppLayout({ children }: { children: ReactNode }) {
  const viewer = await requirePageActor()
  const [jar, shift, profile, pages] = await Promise.all([
    cookies(),
    getShift(viewer),
    getProfile(viewer),
    listPages(viewer),
  ])
  const queries = new QueryClient()
  queries.setQueryData(shiftKey, shift)
  // Who is paged sees it with the page, and nothing moves under their finger.
  queries.setQueryData(myPagesKey, pages)
  // The credential stays on the server.
  const { kind, id, name, role, scope } = viewer
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ViewerProvider viewer={{ kind, id, name, role, scope }}>
        <ThemeProvider initial={themeOf(jar.get(THEME_COOKIE)?.value)}>
          <ShellDialogsProvider>
            <ChosenZone zone={profile.timeZone} clock={profile.timeZone ? clockOf(profile.timeZone) : null}>
              <KeepCopy zone={profile.timeZone} />
              <AppShell>{children}</AppShell>
            </ChosenZone>
          </ShellDialogsProvider>
        </ThemeProvider>
      </ViewerProvider>
    </HydrationBoundary>
  )
}
