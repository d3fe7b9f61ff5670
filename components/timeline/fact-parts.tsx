import type { ReactNode } from 'react'
import { type Ref, ROLE_NAMES, type Role } from '@/lib/domain/incident/values'

export interface FactProps<Shown> {
  fact: Shown
  actor: Ref
  nameOf: (person: Ref) => string
}

/** The noun of a fact, in full ink. */
export const Noun = ({ children }: { children: ReactNode }) => (
  <b dir="auto" className="font-medium text-text">
    {children}
  </b>
)

/** Why, where a reason was given. */
export const Because = ({ children }: { children: ReactNode }) =>
  children ? (
    <span className="text-text-2">
      : <bdi>{children}</bdi>
    </span>
  ) : null

export const roleName = (role: Role): string => ROLE_NAMES[role].toLowerCase()
