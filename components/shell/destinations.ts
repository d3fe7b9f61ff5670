import {
  Activity,
  Bandage,
  BellOff,
  CalendarDays,
  ChartLine,
  ClipboardList,
  Dumbbell,
  House,
  Layers,
  type LucideIcon,
  Settings,
  ShieldCheck,
  Siren,
} from 'lucide-react'
import type { Route } from 'next'
import type { PersonActor } from '@/lib/domain/actor'
import { isResponder } from '@/lib/domain/incident/policy'

export interface Destination {
  href: Route
  label: string
  icon: LucideIcon
  keys: string
  /** Other words people look for. */
  keywords?: string[]
}

const home: Destination = { href: '/', label: 'My shift', icon: House, keys: 'g h' }
const incidents: Destination = { href: '/incidents', label: 'Incidents', icon: Activity, keys: 'g i' }
const history: Destination = {
  href: '/history' as Route,
  label: 'History',
  icon: ChartLine,
  keys: 'g t',
  keywords: ['metrics', 'dashboards', 'figures', 'past', 'archive', 'all incidents', 'mttr', 'trends', 'export'],
}
const drills: Destination = {
  href: '/drills' as Route,
  label: 'Drills',
  icon: Dumbbell,
  keys: 'g l',
  keywords: ['practise', 'practice', 'rehearse', 'scenario', 'game day', 'training'],
}
const alerts: Destination = {
  href: '/alerts' as Route,
  label: 'Alerts',
  icon: BellOff,
  keys: 'g a',
  keywords: ['silence', 'snooze', 'maintenance', 'mute', 'noise', 'precision', 'rules'],
}
const crutches: Destination = {
  href: '/crutches',
  label: 'Crutches',
  icon: Bandage,
  keys: 'g c',
  keywords: ['workaround', 'left in place', 'temporary', 'undo', 'mitigations'],
}
const preventions: Destination = {
  href: '/preventions' as Route,
  label: 'Preventions',
  icon: ShieldCheck,
  keys: 'g v',
  keywords: ['actions', 'action items', 'follow-ups', 'postmortem', 'overdue', 'to do'],
}
const onCall: Destination = {
  href: '/on-call' as Route,
  label: 'On call',
  icon: CalendarDays,
  keys: 'g o',
  keywords: [
    'rota',
    'rotation',
    'schedule',
    'who is on',
    'override',
    'cover',
    'swap',
    'hand-over',
    'calendar',
    'my shifts',
    'escalation',
    'policy',
    'policies',
    'paging',
  ],
}
const services: Destination = {
  href: '/services',
  label: 'Services',
  icon: Layers,
  keys: 'g s',
  keywords: ['catalogue', 'levers', 'teams', 'dependencies', 'owners'],
}
const settings: Destination = { href: '/settings/profile', label: 'Settings', icon: Settings, keys: 'g p' }

const now: Destination = {
  href: '/now',
  label: 'Now: the first minutes',
  icon: Siren,
  keys: 'g n',
  keywords: ['panic', 'help', 'down'],
}
const card: Destination = {
  href: '/card',
  label: 'Prod-down card',
  icon: ClipboardList,
  keys: 'g d',
  keywords: ['print', 'paper', 'checklist', 'phone numbers', 'whom to call'],
}

/** For when something is down: within reach on every page. */
export const emergencyDestinations: readonly Destination[] = [now, card]

/** The places of the rail. What a person may not use is not shown. */
export const destinationsOf = (viewer: PersonActor): Destination[] => [
  home,
  incidents,
  history,
  alerts,
  crutches,
  preventions,
  onCall,
  ...(isResponder(viewer) ? [drills] : []),
  services,
]

export const primaryDestinations = { home, incidents, onCall, settings }

/** Whether a page belongs to a destination; the settings share one. */
export function isAt(path: string, { href }: Destination): boolean {
  if (href === '/') return path === '/'
  if (href === settings.href) return path.startsWith('/settings')
  return path === href || path.startsWith(`${href}/`)
}
