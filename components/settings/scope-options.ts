import type { OrganisationRole, TokenScope } from '@/lib/domain/actor'
import { SCOPE_MEANING, scopesOfRole } from '@/lib/domain/people/person'

export const SCOPE_LABEL = { read: 'Read', respond: 'Respond', admin: 'Admin' } satisfies Record<TokenScope, string>

/** The scopes somebody of this role may give a token, the narrowest first. */
export const scopeOptionsOf = (role: OrganisationRole) =>
  scopesOfRole(role).map((value) => ({ value, label: SCOPE_LABEL[value], meaning: SCOPE_MEANING[value] }))
