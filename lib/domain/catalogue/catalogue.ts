import { z } from 'zod'
import type { AffectedService } from '../incident/state'
import type { Ref } from '../incident/values'
import { skillsSchema } from '../on-call/skills'
import { linkSchema, textSchema } from '../text'

/** A short name for people and scripts, such as `checkout-api`: lower-case letters, digits and hyphens. */
export const catalogueKeySchema = z
  .string()
  .trim()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'is not made of lower-case letters, digits and hyphens')
  .max(50, 'is longer than 50 characters')

export const catalogueNameSchema = textSchema(100)
export const descriptionSchema = z.union([z.literal(''), textSchema(1000)])

/** How much a service matters: 1 the most, 4 the least; null when nobody has said. */
export const tierSchema = z.literal([1, 2, 3, 4], 'is not 1, 2, 3 or 4').nullable()
export type Tier = z.infer<typeof tierSchema>

/** Where to look: a dashboard, a runbook, the repository. */
export const serviceLinksSchema = z
  .array(z.strictObject({ title: textSchema(80), url: linkSchema }))
  .max(20, 'has more than 20 links')
export type ServiceLink = z.output<typeof serviceLinksSchema>[number]

export const MAX_DEPENDENCIES = 100
/** Longest that who deployed is paged first. */
const MAX_DEPLOYER_MINUTES = 1440

const name = catalogueNameSchema
const teamId = z.guid('is not the id of a team').nullable()
const dependsOnIds = z
  .array(z.guid('is not the id of a service').toLowerCase())
  .max(MAX_DEPENDENCIES, `has more than ${MAX_DEPENDENCIES} services`)
  .transform((ids) => [...new Set(ids)])

/** What is left out is empty. */
export const newServiceSchema = z.strictObject({
  key: catalogueKeySchema,
  name,
  description: descriptionSchema.default(''),
  teamId: teamId.default(null),
  tier: tierSchema.default(null),
  links: serviceLinksSchema.default([]),
  skills: skillsSchema.optional(),
  dependsOnIds: dependsOnIds.default([]),
})
export type NewService = z.output<typeof newServiceSchema>

/**
 * What is left out stays as it is; `links` and `dependsOnIds` are then exactly its own. An archived service is no longer
 * offered; the incidents that name it keep it, and so do the services that depend on it.
 */
export const serviceChangeSchema = z
  .strictObject({
    key: catalogueKeySchema,
    name,
    description: descriptionSchema,
    teamId,
    tier: tierSchema,
    links: serviceLinksSchema,
    skills: skillsSchema,
    /** Who is paged for it; null: nobody by alerts. */
    policyId: z.guid('is not the id of a policy').toLowerCase().nullable(),
    /** For so many minutes after a deploy who deployed is paged first; null: never. */
    pagesDeployerMinutes: z.int().min(1).max(MAX_DEPLOYER_MINUTES).nullable(),
    dependsOnIds,
    archived: z.boolean(),
  })
  .partial()
export type ServiceChange = z.output<typeof serviceChangeSchema>

const personIds = z
  .array(z.guid('is not the id of a person').toLowerCase())
  .max(200, 'has more than 200 people')
  .transform((ids) => [...new Set(ids)])

export const newTeamSchema = z.strictObject({ key: catalogueKeySchema, name, personIds: personIds.default([]) })
export type NewTeam = z.output<typeof newTeamSchema>

/**
 * What is left out stays as it is. `personIds` are then exactly its people; who joins and who leaves can also be said by
 * themselves, so that two who change a team at once do not undo each other.
 */
export const teamChangeSchema = z
  .strictObject({ key: catalogueKeySchema, name, personIds, addPersonIds: personIds, removePersonIds: personIds })
  .partial()
export type TeamChange = z.output<typeof teamChangeSchema>

export const teamMembersSchema = z.strictObject({ personIds })

/** Something that can break, and the team that owns it. */
export interface ServiceView extends AffectedService {
  description: string
  team: Ref | null
  tier: Tier
  links: ServiceLink[]
  /** What whoever is on call for it has to know, such as `kafka`. */
  skills: string[]
  /** The policy by which people are paged for it. */
  policy: Ref | null
  pagesDeployerMinutes: number | null
  archivedAt: string | null
}

export interface TeamView extends Ref {
  key: string
  members: Ref[]
}

/** A key made of a name, to start from: "Checkout API" becomes `checkout-api`. Empty when nothing of it can be kept. */
export const keyFromName = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '')
