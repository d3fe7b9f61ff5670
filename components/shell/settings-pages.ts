import type { Route } from 'next'
import type { PersonActor } from '@/lib/domain/actor'
import { isAdmin } from '@/lib/domain/incident/policy'

export interface SettingsPage {
  href: Route
  label: string
}

const own: SettingsPage[] = [
  { href: '/settings/profile', label: 'Profile' },
  { href: '/settings/notifications' as Route, label: 'Notifications' },
  { href: '/settings/tokens', label: 'API tokens' },
]
const everybodys: SettingsPage[] = [
  { href: '/settings/people', label: 'People' },
  { href: '/settings/teams', label: 'Teams' },
  { href: '/settings/integrations', label: 'Integrations' },
  { href: '/settings/procedure', label: 'Procedure' },
  { href: '/settings/reviews', label: 'Reviews' },
  { href: '/settings/actions', label: 'Private hosts' },
  { href: '/settings/issues' as Route, label: 'Issues' },
  { href: '/settings/mail', label: 'Updates and mail' },
  { href: '/settings/channels' as Route, label: 'Channels' },
]

export interface SettingsGroup {
  label: string
  pages: SettingsPage[]
}

/** The settings a person may see: their own, and for admins those of everybody. */
export const settingsGroupsOf = (viewer: PersonActor): SettingsGroup[] => [
  { label: 'You', pages: own },
  ...(isAdmin(viewer) ? [{ label: 'Organisation', pages: everybodys }] : []),
]

/** The same without their groups. */
export const settingsPagesOf = (viewer: PersonActor): SettingsPage[] =>
  settingsGroupsOf(viewer).flatMap(({ pages }) => pages)
