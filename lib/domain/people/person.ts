import type { OrganisationRole, TokenScope } from '../actor'
import type { Ref } from '../incident/values'

/** What each role of the organisation may do, in one sentence each. */
export const ROLE_MEANING = {
  admin: 'Responds, and looks after people, services and settings.',
  responder: 'Declares incidents and takes part in them.',
  stakeholder: 'Reads open incidents.',
} satisfies Record<OrganisationRole, string>

/** What each scope lets a token do, in one sentence each. */
export const SCOPE_MEANING = {
  read: 'Reads what you may see.',
  respond: 'Declares incidents and takes part in them as you.',
  admin: 'Everything an admin may do.',
} satisfies Record<TokenScope, string>

const SCOPES = {
  admin: ['read', 'respond', 'admin'],
  responder: ['read', 'respond'],
  stakeholder: ['read'],
} satisfies Record<OrganisationRole, TokenScope[]>

/** The scopes a token of somebody with this role may have, the narrowest first (SPEC SIGN-9). */
export const scopesOfRole = (role: OrganisationRole): readonly TokenScope[] => SCOPES[role]

/** A person as lists show them. Instants are ISO 8601. */
export interface PersonSummary {
  id: string
  name: string
  role: OrganisationRole
  teams: Ref[]
  /** What they know well, such as `kafka`. */
  skills: string[]
  /** Null for a viewer who may not know it: a stakeholder. */
  email: string | null
  /** As they wrote it; null without one, and for a viewer who does not respond (SPEC KEPT-9). */
  phone: string | null
  /** The last request of any of their sessions; for admins only. */
  lastSeenAt: string | null
  /** How many sessions are open; for admins only. */
  sessionCount: number | null
}

/** The signed-in person's own account. */
export interface OwnProfile {
  id: string
  name: string
  email: string
  role: OrganisationRole
  scope: TokenScope
  /** An IANA name, or null to follow the device. */
  timeZone: string | null
  phone: string | null
  /** They agreed to be called into drills. */
  takesDrills: boolean
  /** They want the weekly digest by mail. */
  takesDigest: boolean
  /** They want mail before their shifts. */
  takesShiftMail: boolean
  /** What they know well, such as `kafka`. */
  skills: string[]
  /** They may sign in with a password, and have one. */
  hasPassword: boolean
}

export interface SessionSummary {
  id: string
  userAgent: string
  address: string
  createdAt: string
  lastSeenAt: string
  isCurrent: boolean
}

export interface InvitationSummary {
  id: string
  email: string
  name: string
  role: OrganisationRole
  createdAt: string
  expiresAt: string
}

export interface TokenSummary {
  id: string
  name: string
  scope: TokenScope
  owner: Ref
  createdAt: string
  lastUsedAt: string | null
}
