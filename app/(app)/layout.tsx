import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { AppShell } from '@/components/shell/app-shell'
import { ShellDialogsProvider } from '@/components/shell/shell-dialogs'
import { THEME_COOKIE, themeOf } from '@/components/shell/theme'
import { ThemeProvider } from '@/components/shell/theme-context'
import { ViewerProvider } from '@/components/shell/viewer'
import { ChosenZone } from '@/components/ui/clock'
import { getProfile } from '@/lib/server/access/profile'
import { requirePageActor } from '@/lib/server/http/actor'

export default async function AppLayout({ children }: { children: ReactNode }) {
  const [viewer, jar] = await Promise.all([requirePageActor(), cookies()])
  const { timeZone } = await getProfile(viewer)
  const { kind, id, name, role, scope } = viewer
  return (
    <ViewerProvider viewer={{ kind, id, name, role, scope }}>
      <ThemeProvider initial={themeOf(jar.get(THEME_COOKIE)?.value)}>
        <ShellDialogsProvider>
          <ChosenZone zone={timeZone}>
            <AppShell>{children}</AppShell>
          </ChosenZone>
        </ShellDialogsProvider>
      </ThemeProvider>
    </ViewerProvider>
  )
}
