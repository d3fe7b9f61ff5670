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
import { shiftKey } from '@/lib/client/shift-key'
import { getProfile } from '@/lib/server/access/profile'
import { requirePageActor } from '@/lib/server/http/actor'
import { getShift } from '@/lib/server/queries/get-shift'

export default async function AppLayout({ children }: { children: ReactNode }) {
  const viewer = await requirePageActor()
  const [jar, shift, profile] = await Promise.all([cookies(), getShift(viewer), getProfile(viewer)])
  const queries = new QueryClient()
  queries.setQueryData(shiftKey, shift)
  // The credential stays on the server.
  const { kind, id, name, role, scope } = viewer
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ViewerProvider viewer={{ kind, id, name, role, scope }}>
        <ThemeProvider initial={themeOf(jar.get(THEME_COOKIE)?.value)}>
          <ShellDialogsProvider>
            <ChosenZone zone={profile.timeZone}>
              <KeepCopy zone={profile.timeZone} />
              <AppShell>{children}</AppShell>
            </ChosenZone>
          </ShellDialogsProvider>
        </ThemeProvider>
      </ViewerProvider>
    </HydrationBoundary>
  )
}
