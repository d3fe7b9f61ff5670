import { z } from 'zod'
import {
  newServiceSchema,
  newTeamSchema,
  type ServiceView,
  serviceChangeSchema,
  type TeamView,
  teamChangeSchema,
  teamMembersSchema,
} from '@/lib/domain/catalogue/catalogue'
import { refSchema } from '@/lib/domain/incident/values'
import { listOf, objectOf, refTo } from '@/lib/server/openapi/json-schema'
import { bodyOf, made, type Operation, ok, operation } from '@/lib/server/openapi/operation'

export const serviceSchema = refSchema.extend({
  key: z.string(),
  teamId: z.string().nullable(),
  description: z.string(),
  team: refSchema.nullable(),
  archivedAt: z.iso.datetime().nullable(),
}) satisfies z.ZodType<ServiceView>

export const teamSchema = refSchema.extend({
  key: z.string(),
  members: z.array(refSchema),
}) satisfies z.ZodType<TeamView>

const service = objectOf({ service: refTo('Service') })
const team = objectOf({ team: refTo('Team') })

export const catalogueOperations: Operation[] = [
  operation('GET /services', 'Catalogue', 'read', 'Lists services by name.', {
    query: z.strictObject({ archived: z.boolean().default(false).describe('Archived ones too.') }),
    answers: ok(objectOf({ services: listOf(refTo('Service')) })),
  }),
  operation('POST /services', 'Catalogue', 'admin', 'Adds a service.', {
    body: bodyOf(newServiceSchema),
    answers: made(service),
  }),
  operation('PATCH /services/{id}', 'Catalogue', 'admin', 'Changes what is given of a service.', {
    description: '`archived` takes it out of use, and back. Incidents that name it keep it.',
    body: bodyOf(serviceChangeSchema, { archived: true }),
    answers: ok(service),
  }),
  operation('GET /teams', 'Catalogue', 'read', 'Lists teams by name, with their people.', {
    answers: ok(objectOf({ teams: listOf(refTo('Team')) })),
  }),
  operation('POST /teams', 'Catalogue', 'admin', 'Adds a team.', {
    body: bodyOf(newTeamSchema, { key: 'payments', name: 'Payments' }),
    answers: made(team),
  }),
  operation('PATCH /teams/{id}', 'Catalogue', 'admin', 'Changes what is given of a team.', {
    body: bodyOf(teamChangeSchema, { name: 'Payments' }),
    answers: ok(team),
  }),
  operation('PUT /teams/{id}/members', 'Catalogue', 'admin', 'Makes exactly these the people of a team.', {
    body: bodyOf(teamMembersSchema),
    answers: ok(team),
  }),
]
