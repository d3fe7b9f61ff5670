'use client'
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import type { PageAction } from '@/components/command-menu/action-registry'
import { useActions } from '@/components/command-menu/use-actions'
import { destinationsOf, emergencyDestinations, primaryDestinations } from '@/components/shell/destinations'
import { settingsPagesOf } from '@/components/shell/settings-pages'
import { useShellDialogs } from '@/components/shell/shell-dialogs'
import { useTheme } from '@/components/shell/theme-context'
import { useSignOut } from '@/components/shell/use-sign-out'
import { useViewer } from '@/components/shell/viewer'
import { isResponder } from '@/lib/domain/incident/policy'

const THEMES = [
  { theme: 'light', label: 'Appearance: light' },
  { theme: 'dark', label: 'Appearance: dark' },
  { theme: 'system', label: 'Appearance: as this device' },
] as const

/** What can be done from every page. */
export function useShellActions(): void {
  const viewer = useViewer()
  const router = useRouter()
  const { show } = useShellDialogs()
  const [, setTheme] = useTheme()
  const signOut = useSignOut()
  const actions = useMemo((): PageAction[] => {
    const places = [...destinationsOf(viewer), ...emergencyDestinations, primaryDestinations.settings]
    const named = new Set<string>(places.map(({ href }) => href))
    const more = settingsPagesOf(viewer).filter(({ href }) => !named.has(href))
    return [
      ...(isResponder(viewer)
        ? [
            {
              id: 'declare',
              label: 'Declare incident',
              keys: 'd',
              section: 'Anywhere',
              keywords: ['new', 'open', 'outage', 'down'],
              run: () => show('declare'),
            },
            {
              id: 'cannot-deploy',
              label: 'We cannot deploy',
              section: 'Anywhere',
              keywords: ['delivery', 'pipeline', 'ci', 'build', 'blocked', 'release'],
              run: () => show('cannot-deploy'),
            },
          ]
        : []),
      {
        id: 'command-menu',
        label: 'Search and commands',
        keys: 'mod+k',
        section: 'Anywhere',
        run: () => show('command-menu'),
      },
      { id: 'keys', label: 'Show the keys', keys: '?', section: 'Anywhere', run: () => show('keys') },
      ...places.map(({ href, label, keys, keywords }) => ({
        id: href,
        label: `Go to ${label}`,
        keys,
        ...(keywords && { keywords }),
        section: 'Go to',
        run: () => router.push(href),
      })),
      ...more.map(({ href, label }) => ({
        id: href,
        label: `Go to ${label}`,
        section: 'Go to',
        keywords: ['settings'],
        run: () => router.push(href),
      })),
      ...THEMES.map(({ theme, label }) => ({
        id: `theme-${theme}`,
        label,
        section: 'Anywhere',
        keywords: ['theme', 'mode'],
        run: () => setTheme(theme),
      })),
      { id: 'sign-out', label: 'Sign out', section: 'Anywhere', keywords: ['log out', 'leave'], run: signOut },
    ]
  }, [viewer, router, show, setTheme, signOut])
  useActions(actions)
}
