import type { Route } from 'next'
import type { Tier } from '@/lib/domain/catalogue/catalogue'

/** A longer hand than a number, for whoever does not know what a tier is. */
export const TIER_MEANING = {
  1: 'Everything stops without it',
  2: 'Much stops without it',
  3: 'Some notice',
  4: 'Hardly anybody notices',
} satisfies Record<NonNullable<Tier>, string>

export const servicePath = (key: string) => `/services/${key}` as Route
