import { z } from 'zod'
import {
  newServiceSchema,
  newTeamSchema,
  type ServiceView,
  serviceChangeSchema,
  serviceLinksSchema,
  type TeamView,
  teamChangeSchema,
  teamMembersSchema,
  tierSchema,
} from '@/lib/domain/catalogue/catalogue'
import { catalogueImportSchema, type ImportReport } from '@/lib/domain/catalogue/catalogue-content'
import { type LeverUse, type LeverView, leverInputSchema } from '@/lib/domain/catalogue/lever-view'
import type { ServiceDetail, ServiceNode, ServiceOverview } from '@/lib/domain/catalogue/service-detail'
import { leverKindSchema } from '@/lib/domain/incident/lever'
import { refSchema } from '@/lib/domain/incident/values'
import { jsonSchemaOf, listOf, objectOf, refTo } from '@/lib/server/openapi/json-schema'
import { bodyOf, done, made, type Operation, ok, operation } from '@/lib/server/openapi/operation'
import { serviceQuerySchema } from '@/lib/server/queries/list-services'

export const serviceSchema = refSchema.extend({
  key: z.string(),
  teamId: z.string().nullable(),
  description: z.string(),
  team: refSchema.nullable(),
  tier: tierSchema,
  links: serviceLinksSchema,
  skills: z.array(z.string()).describe('What whoever is on call for it has to know.'),
  policy: refSchema.nullable().describe('The policy by which people are paged for it.'),
  pagesDeployerMinutes: z.int().nullable().describe('For so long after a deploy who deployed is paged first.'),
  archivedAt: z.iso.datetime().nullable(),
}) satisfies z.ZodType<ServiceView>

const leverUseSchema = z
  .object({ at: z.iso.datetime(), incidentKey: z.string() })
  .nullable() satisfies z.ZodType<LeverUse | null>

export const leverSchema = leverInputSchema.extend({
  id: z.string(),
  serviceId: z.string(),
  kind: leverKindSchema,
  action: z.unknown(),
  updatedAt: z.iso.datetime(),
  lastUsed: leverUseSchema,
  lastRehearsed: leverUseSchema,
}) satisfies z.ZodType<LeverView>

const serviceNodeSchema = refSchema.extend({ key: z.string(), tier: tierSchema }) satisfies z.ZodType<ServiceNode>

export const serviceDetailSchema = serviceSchema.extend({
  levers: z.array(leverSchema),
  dependsOn: z.array(serviceNodeSchema),
  dependants: z.array(serviceNodeSchema),
  canChangeLevers: z.boolean(),
}) satisfies z.ZodType<ServiceDetail>

const overviewSchema = serviceSchema.extend({
  leversReady: z.number(),
  lastRehearsed: leverUseSchema,
}) satisfies z.ZodType<ServiceOverview>

const importLineSchema = z.object({
  kind: z.enum(['team', 'service']),
  key: z.string(),
  name: z.string(),
  changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string() })),
})

const importReportSchema = z.object({
  isDryRun: z.boolean(),
  added: z.array(importLineSchema),
  changed: z.array(importLineSchema),
  unchanged: z.number(),
  leftOut: z.array(z.object({ document: z.number(), what: z.string(), reason: z.string() })),
}) satisfies z.ZodType<ImportReport>

const edgeSchema = z.object({ serviceId: z.string(), dependsOnId: z.string() })

export const teamSchema = refSchema.extend({
  key: z.string(),
  members: z.array(refSchema),
}) satisfies z.ZodType<TeamView>

const service = objectOf({ service: refTo('Service') })
const team = objectOf({ team: refTo('Team') })

export const catalogueOperations: Operation[] = [
  operation('GET /services', 'Catalogue', 'read', 'Lists services by name.', {
    query: serviceQuerySchema,
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
  operation('GET /services/{id}', 'Catalogue', 'read', 'Reads a service, with its levers and its neighbours.', {
    description: 'By its id or its key. `lastUsed` and `lastRehearsed` name only incidents that you may see.',
    answers: ok(objectOf({ service: jsonSchemaOf(serviceDetailSchema, 'output') })),
  }),
  operation('PUT /services/{id}/levers/{kind}', 'Catalogue', 'respond', 'Writes down a lever of a service.', {
    description:
      'For admins, and for responders of the team that owns the service. The request it carries stays as it is.',
    body: bodyOf(leverInputSchema, { how: 'evenctl rollback checkout --to previous', expectedMinutes: 5 }),
    answers: ok(objectOf({ lever: jsonSchemaOf(leverSchema, 'output') })),
  }),
  operation('DELETE /services/{id}/levers/{kind}', 'Catalogue', 'respond', 'Takes a lever away.', {
    answers: done,
  }),
  operation('GET /catalogue/export', 'Catalogue', 'admin', 'Exports teams and services as YAML.', {
    description: 'Its requests and archived services are not in it. Importing it again changes nothing.',
    answers: ok({ type: 'string' }, 'A YAML file of several documents.', 'application/yaml'),
  }),
  operation('POST /catalogue/import', 'Catalogue', 'admin', 'Imports teams and services from YAML.', {
    description:
      'Documents of our own and of Backstage (`catalog-info.yaml`), at most 1 MB. All of it or nothing; nothing is ' +
      'deleted. `dryRun` answers what would happen and writes nothing.',
    body: bodyOf(catalogueImportSchema, {
      yaml: 'evenkeel: service\nkey: checkout\nname: Checkout\ntier: 1\n',
      dryRun: true,
    }),
    answers: ok(objectOf({ report: jsonSchemaOf(importReportSchema, 'output') })),
  }),
  operation('GET /catalogue/overview', 'Catalogue', 'read', 'Lists services with how ready their levers are.', {
    answers: ok(objectOf({ services: listOf(jsonSchemaOf(overviewSchema, 'output')) })),
  }),
  operation('GET /catalogue/graph', 'Catalogue', 'read', 'Lists the services in use and which needs which.', {
    answers: ok(
      objectOf({
        services: listOf(jsonSchemaOf(serviceNodeSchema, 'output')),
        edges: listOf(jsonSchemaOf(edgeSchema, 'output')),
      }),
    ),
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
