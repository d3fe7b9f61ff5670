import { Activity, House, Layers, type LucideIcon, Settings } from 'lucide-react'
import type { Route } from 'next'
import type { PersonActor } from '@/lib/domain/actor'
import { isAdmin } from '@/lib/domain/incident/policy'

export interface Destination {
  href: Route
  label: string
  icon: LucideIcon
  keys: string
}

const home: Destination = { href: '/', label: 'My shift', icon: House, keys: 'g h' }
const incidents: Destination = { href: '/incidents', label: 'Incidents', icon: Activity, keys: 'g i' }
const services: Destination = { href: '/settings/services', label: 'Services', icon: Layers, keys: 'g s' }
const settings: Destination = { href: '/settings/profile', label: 'Settings', icon: Settings, keys: 'g p' }

/** The places of the rail. What a person may not use is not shown. */
export const destinationsOf = (viewer: PersonActor): Destination[] => [
  home,
  incidents,
  ...(isAdmin(viewer) ? [services] : []),
]

export const primaryDestinations = { home, incidents, settings }

/** Whether a page belongs to a destination; the settings share one, but for Services. */
export function isAt(path: string, { href }: Destination): boolean {
  if (href === '/') return path === '/'
  if (href === settings.href) return path.startsWith('/settings') && !path.startsWith(services.href)
  return path === href || path.startsWith(`${href}/`)
}
