import { z } from 'zod'
import type { OrganisationRole } from '../actor'
import { inviteInputSchema } from './inputs'

/** An account at a provider: linked to a person, or waiting for an admin to say whose it is. Instants are ISO 8601. */
export interface IdentitySummary {
  id: string
  /** Null while it waits. */
  personId: string | null
  /** What people call the provider; the address of one that is not set up any more. */
  provider: string
  name: string
  email: string | null
  isEmailVerified: boolean
  /** The role its provider gave at the last sign-in; null when no claim decides. */
  role: OrganisationRole | null
  createdAt: string
  seenAt: string
}

/** Whose it is: somebody who is here, or somebody new. */
export const linkIdentityInputSchema = z
  .strictObject({ personId: z.uuid('is not an id'), newPerson: inviteInputSchema })
  .partial()
  .refine(({ personId, newPerson }) => !personId !== !newPerson, 'names either a personId or a newPerson')
