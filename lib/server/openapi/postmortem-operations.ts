import { z } from 'zod'
import { refSchema } from '@/lib/domain/incident/values'
import type { Edition } from '@/lib/domain/postmortem/edition'
import { SECTIONS } from '@/lib/domain/postmortem/sections'
import type { VersionHead } from '@/lib/server/db/postmortem-versions'
import { type JsonSchema, jsonSchemaOf, listOf, objectOf } from '@/lib/server/openapi/json-schema'
import { bodyOf, done, madeOnce, type Operation, ok, operation } from '@/lib/server/openapi/operation'
import { newEditionSchema } from '@/lib/server/postmortem/editions'
import { exportQuerySchema } from '@/lib/server/postmortem/export-response'
import { pdfQuerySchema } from '@/lib/server/postmortem/pdf'

const instant = z.iso.datetime()

const edition = z.object({
  id: z.guid(),
  version: z.int(),
  sections: z.array(z.enum(SECTIONS)),
  url: z.string().describe('Whoever has it may read the edition until it is revoked.'),
  createdAt: instant,
  createdBy: refSchema,
  revokedAt: instant.nullable(),
}) satisfies z.ZodType<Edition>

const version = z.object({
  version: z.int(),
  documentSeq: z.int().describe('The place in the journal of the document it was made of.'),
  publishedAt: instant,
  publishedBy: refSchema,
}) satisfies z.ZodType<VersionHead>

const any = (description: string): JsonSchema => ({ type: 'object', description })
const count: JsonSchema = { type: ['integer', 'null'] }

/** `docs/POSTMORTEM_EXPORT.md` says what each field means. */
const exported: JsonSchema = objectOf({
  format: { const: 'evenkeel-postmortem' },
  formatVersion: { const: 1 },
  incident: any('What to know of the incident to read it alone: key, title, severity, instants, services, roles.'),
  review: { ...any('How the review stands now.'), type: ['object', 'null'] },
  head: { ...count, description: 'The place in the journal of the document; null of a version.' },
  version: { ...count, description: 'Null: the document as it is now.' },
  publishedAt: { type: ['string', 'null'], format: 'date-time' },
  publishedBy: { ...jsonSchemaOf(refSchema, 'output'), type: ['object', 'null'] },
  reviewers: listOf(any('id, name, and whether they approved.')),
  content: any('`sections` as rich text (ProseMirror JSON), `cards`, `picks` of the timeline, `dismissed` hints.'),
  lines: any('By `seq`, each line of the log that the content names; `text` is null once redacted.'),
  preventions: listOf(any('As under /preventions.')),
  categories: any('Names of the categories that cards have, by key.'),
})

const MARKDOWN = 'Markdown with `?format=markdown` or `Accept: text/markdown`; it reads back as the same structure.'

export const postmortemOperations: Operation[] = [
  operation('GET /incidents/{idOrKey}/postmortem', 'Incidents', 'read', 'Reads the postmortem as it is now.', {
    description: MARKDOWN,
    query: exportQuerySchema,
    answers: ok(exported),
  }),
  operation(
    'GET /incidents/{idOrKey}/postmortem/versions',
    'Incidents',
    'read',
    'Lists the published versions of the postmortem, the latest first.',
    {
      answers: ok(
        objectOf({
          versions: listOf(jsonSchemaOf(version, 'output')),
          hasPdf: { type: 'boolean', description: 'Whether this server can make a PDF.' },
        }),
      ),
    },
  ),
  operation(
    'GET /incidents/{idOrKey}/postmortem/versions/{version}',
    'Incidents',
    'read',
    'Reads a published version of the postmortem, as it was frozen.',
    { description: MARKDOWN, query: exportQuerySchema, answers: ok(exported) },
  ),
  operation('GET /incidents/{idOrKey}/postmortem/pdf', 'Incidents', 'read', 'Makes a PDF of the postmortem.', {
    description: 'Answers 503 where the server has no Chromium (`CHROMIUM_PATH`).',
    query: pdfQuerySchema,
    answers: ok({ type: 'string', format: 'binary' }, 'The file.', 'application/pdf'),
  }),
  operation(
    'GET /incidents/{idOrKey}/postmortem/editions',
    'Incidents',
    'respond',
    'Lists the public editions of the postmortem, the latest first.',
    { answers: ok(objectOf({ editions: listOf(jsonSchemaOf(edition, 'output')) })) },
  ),
  operation(
    'POST /incidents/{idOrKey}/postmortem/editions',
    'Incidents',
    'respond',
    'Shows chosen sections of a published version to everybody who has the address.',
    {
      description:
        'People are named by their role; links, sources, owners and reasons are left out. Refused while the incident is private. ' +
        'The same `id` again answers the same edition.',
      body: bodyOf(newEditionSchema, {
        id: '0198c2c0-7c1e-7a10-8e2b-0f1e2d3c4b5a',
        version: 1,
        sections: ['summary', 'impact'],
      }),
      answers: madeOnce(objectOf({ edition: jsonSchemaOf(edition, 'output') })),
    },
  ),
  operation(
    'DELETE /incidents/{idOrKey}/postmortem/editions/{id}',
    'Incidents',
    'respond',
    'Revokes a public edition: its address is not there any more.',
    { answers: done },
  ),
]
