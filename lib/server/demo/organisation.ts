import type { OrganisationRole } from '@/lib/domain/actor'

interface DemoPerson {
  name: string
  role: OrganisationRole
  team: TeamKey | null
  /** Played by whoever looks at the demo, and so never by the script. */
  isYours?: boolean
}

interface DemoService {
  name: string
  team: TeamKey
  description: string
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
  ada: { name: 'Ada Osei', role: 'admin', team: 'platform', isYours: true },
  sam: { name: 'Sam Keller', role: 'responder', team: 'storefront', isYours: true },
  ravi: { name: 'Ravi Menon', role: 'responder', team: 'payments' },
  lin: { name: 'Lin Zhao', role: 'responder', team: 'payments' },
  noor: { name: 'Noor Haddad', role: 'responder', team: 'payments' },
  maja: { name: 'Maja Kowalska', role: 'responder', team: 'storefront' },
  owen: { name: 'Owen Bright', role: 'responder', team: 'storefront' },
  tomas: { name: 'Tomás Vega', role: 'responder', team: 'fulfilment' },
  ines: { name: 'Inês Duarte', role: 'responder', team: 'fulfilment' },
  jonas: { name: 'Jonas Lindqvist', role: 'responder', team: 'platform' },
  priya: { name: 'Priya Raman', role: 'admin', team: 'platform' },
  hannah: { name: 'Hannah Weiss', role: 'stakeholder', team: null },
} as const satisfies Record<string, DemoPerson>
export type PersonKey = keyof typeof demoPeople

export const demoServices = {
  'web-shop': { name: 'Web shop', team: 'storefront', description: 'Pages, basket and account of the online shop' },
  search: { name: 'Search', team: 'storefront', description: 'Search and suggestions' },
  catalogue: { name: 'Catalogue', team: 'storefront', description: 'Products, prices and pictures' },
  checkout: { name: 'Checkout', team: 'payments', description: 'From basket to order' },
  'payments-api': { name: 'Payments API', team: 'payments', description: 'Cards, wallets and refunds' },
  ledger: { name: 'Ledger', team: 'payments', description: 'What was charged and what is owed' },
  warehouse: { name: 'Warehouse sync', team: 'fulfilment', description: 'Stock levels of shops and warehouses' },
  shipping: { name: 'Shipping', team: 'fulfilment', description: 'Labels, carriers and tracking' },
  identity: { name: 'Identity', team: 'platform', description: 'Sign-in of customers and staff' },
  pipeline: { name: 'Build and deploy', team: 'platform', description: 'The way of every change to production' },
} as const satisfies Record<string, DemoService>
export type ServiceKey = keyof typeof demoServices

/** The domain is reserved for examples. */
export const emailOf = (key: PersonKey): string => `${key}@harbour-goods.example`

export const yours: PersonKey[] = ['ada', 'sam']
