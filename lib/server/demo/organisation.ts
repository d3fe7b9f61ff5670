import type { OrganisationRole } from '@/lib/domain/actor'

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
