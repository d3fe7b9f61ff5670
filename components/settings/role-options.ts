import type { OrganisationRole } from '@/lib/domain/actor'
import { ROLE_MEANING } from '@/lib/domain/people/person'

export const ROLE_LABEL = {
  admin: 'Admin',
  responder: 'Responder',
  stakeholder: 'Stakeholder',
} satisfies Record<OrganisationRole, string>

/** The roles in the order they are offered: the usual one first. */
export const roleOptions = (['responder', 'stakeholder', 'admin'] as const satisfies OrganisationRole[]).map(
  (value) => ({ value, label: ROLE_LABEL[value], meaning: ROLE_MEANING[value] }),
)
