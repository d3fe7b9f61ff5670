import { z } from 'zod'
import type { AffectedService } from '../incident/state'
import type { Ref } from '../incident/values'
import { textSchema } from '../text'

/** A short name for people and scripts, such as `checkout-api`: lower-case letters, digits and hyphens. */
const catalogueKeySchema = z
  .string()
  .trim()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'is not made of lower-case letters, digits and hyphens')
  .max(50, 'is longer than 50 characters')

const name = textSchema(100)
const description = z.union([z.literal(''), textSchema(1000)])
const teamId = z.guid('is not the id of a team').nullable()

export const newServiceSchema = z.strictObject({
  key: catalogueKeySchema,
  name,
  description: description.default(''),
  teamId: teamId.default(null),
})
export type NewService = z.output<typeof newServiceSchema>

/** What is left out stays as it is. An archived service is no longer offered; the incidents that name it keep it. */
export const serviceChangeSchema = z
  .strictObject({ key: catalogueKeySchema, name, description, teamId, archived: z.boolean() })
  .partial()
export type ServiceChange = z.output<typeof serviceChangeSchema>

const personIds = z
  .array(z.guid('is not the id of a person').toLowerCase())
  .max(200, 'has more than 200 people')
  .transform((ids) => [...new Set(ids)])

export const newTeamSchema = z.strictObject({ key: catalogueKeySchema, name, personIds: personIds.default([]) })
export type NewTeam = z.output<typeof newTeamSchema>

/** What is left out stays as it is; `personIds` are then exactly its people. */
export const teamChangeSchema = z.strictObject({ key: catalogueKeySchema, name, personIds }).partial()
export type TeamChange = z.output<typeof teamChangeSchema>

export const teamMembersSchema = z.strictObject({ personIds })

/** Something that can break, and the team that owns it. */
export interface ServiceView extends AffectedService {
  description: string
  team: Ref | null
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
