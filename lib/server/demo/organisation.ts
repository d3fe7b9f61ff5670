import type { OrganisationRole } from '@/lib/domain/actor'
import type { ServiceLink, Tier } from '@/lib/domain/catalogue/catalogue'

interface DemoPerson {
  name: string
  role: OrganisationRole
  /** Of the numbers that Ofcom reserves for stories. */
  phone: string
  team: TeamKey | null
  /** Played by whoever looks at the demo, and so never by the script. */
  isYours?: boolean
}

interface DemoService {
  name: string
  team: TeamKey
  tier: Tier
  description: string
  /** Keys of services. */
  dependsOn: readonly string[]
}

export const demoTeams = {
  storefront: 'Storefront',
  payments: 'Payments',
  fulfilment: 'Fulfilment',
  platform: 'Platform',
} as const
export type TeamKey = keyof typeof demoTeams

/** Harbour Goods sells gear for boats and coasts, online and in nine shops. */
export const demoPeople = {
  ada: { name: 'Ada Osei', role: 'admin', phone: '+44 7700 900101', team: 'platform', isYours: true },
  sam: { name: 'Sam Keller', role: 'responder', phone: '+44 7700 900102', team: 'storefront', isYours: true },
  ravi: { name: 'Ravi Menon', role: 'responder', phone: '+44 7700 900103', team: 'payments' },
  lin: { name: 'Lin Zhao', role: 'responder', phone: '+44 7700 900104', team: 'payments' },
  noor: { name: 'Noor Haddad', role: 'responder', phone: '+44 7700 900105', team: 'payments' },
  maja: { name: 'Maja Kowalska', role: 'responder', phone: '+44 7700 900106', team: 'storefront' },
  owen: { name: 'Owen Bright', role: 'responder', phone: '+44 7700 900107', team: 'storefront' },
  tomas: { name: 'Tomás Vega', role: 'responder', phone: '+44 7700 900108', team: 'fulfilment' },
  ines: { name: 'Inês Duarte', role: 'responder', phone: '+44 7700 900109', team: 'fulfilment' },
  jonas: { name: 'Jonas Lindqvist', role: 'responder', phone: '+44 7700 900110', team: 'platform' },
  priya: { name: 'Priya Raman', role: 'admin', phone: '+44 7700 900111', team: 'platform' },
  hannah: { name: 'Hannah Weiss', role: 'stakeholder', phone: '+44 7700 900112', team: null },
} as const satisfies Record<string, DemoPerson>
export type PersonKey = keyof typeof demoPeople

export const demoServices = {
  'web-shop': {
    name: 'Web shop',
    team: 'storefront',
    tier: 1,
    description: 'Pages, basket and account of the online shop',
    dependsOn: ['checkout', 'catalogue', 'search', 'identity'],
  },
  search: {
    name: 'Search',
    team: 'storefront',
    tier: 2,
    description: 'Search and suggestions',
    dependsOn: ['catalogue'],
  },
  catalogue: {
    name: 'Catalogue',
    team: 'storefront',
    tier: 2,
    description: 'Products, prices and pictures',
    dependsOn: ['warehouse'],
  },
  checkout: {
    name: 'Checkout',
    team: 'payments',
    tier: 1,
    description: 'From basket to order',
    dependsOn: ['payments-api', 'identity', 'warehouse', 'shipping'],
  },
  'payments-api': {
    name: 'Payments API',
    team: 'payments',
    tier: 1,
    description: 'Cards, wallets and refunds',
    dependsOn: ['ledger'],
  },
  ledger: {
    name: 'Ledger',
    team: 'payments',
    tier: 1,
    description: 'What was charged and what is owed',
    dependsOn: [],
  },
  warehouse: {
    name: 'Warehouse sync',
    team: 'fulfilment',
    tier: 3,
    description: 'Stock levels of shops and warehouses',
    // They tell each other about stock that moves: a cycle, as real ones have.
    dependsOn: ['shipping'],
  },
  shipping: {
    name: 'Shipping',
    team: 'fulfilment',
    tier: 2,
    description: 'Labels, carriers and tracking',
    dependsOn: ['warehouse'],
  },
  identity: {
    name: 'Identity',
    team: 'platform',
    tier: 1,
    description: 'Sign-in of customers and staff',
    dependsOn: [],
  },
  pipeline: {
    name: 'Build and deploy',
    team: 'platform',
    tier: 1,
    description: 'The way of every change to production',
    dependsOn: ['identity'],
  },
} as const satisfies Record<string, DemoService>
export type ServiceKey = keyof typeof demoServices

/** Where to look at a service, and how to run it. */
export const demoLinksOf = (key: ServiceKey): ServiceLink[] => [
  { title: 'Dashboard', url: `https://grafana.harbour-goods.example/d/${key}` },
  { title: 'Runbook', url: `https://wiki.harbour-goods.example/runbooks/${key}` },
  { title: 'Repository', url: `https://git.harbour-goods.example/${demoServices[key].team}/${key}` },
]

/** The domain is reserved for examples. */
export const emailOf = (key: PersonKey): string => `${key}@harbour-goods.example`

export const yours: PersonKey[] = ['ada', 'sam']
