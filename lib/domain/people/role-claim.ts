import type { OrganisationRole } from '../actor'

/** Which values of a claim give which role. */
export type RoleValues = Record<OrganisationRole, readonly string[]>

const HIGHEST_FIRST = ['admin', 'responder', 'stakeholder'] as const satisfies OrganisationRole[]

/**
 * The texts a claim holds: one, or a list of them. `path` is the claim's whole name ("https://example.org/groups"), or
 * leads into it by dots ("realm_access.roles"). Anything else that stands there counts as nothing.
 */
export function claimValues(claims: unknown, path: string): string[] {
  const value = ownValue(claims, path) ?? path.split('.').reduce<unknown>(ownValue, claims)
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

const ownValue = (from: unknown, key: string): unknown =>
  typeof from === 'object' && from !== null && Object.hasOwn(from, key) ? Reflect.get(from, key) : undefined

/** The highest role that one of the values gives; null for none (SPEC SSO-8). */
export const roleOfValues = (values: readonly string[], roles: RoleValues): OrganisationRole | null =>
  HIGHEST_FIRST.find((role) => roles[role].some((value) => values.includes(value))) ?? null
