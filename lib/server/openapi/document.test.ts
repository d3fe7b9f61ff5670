import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { commands, publicCommands } from '@/lib/domain/incident/commands/registry'
import { declareInputSchema } from '@/lib/domain/incident/declare'
import { eventPayloads } from '@/lib/domain/incident/events'
import { exampleOf } from '@/lib/server/openapi/command-operations'
import { openApiDocument, operations } from '@/lib/server/openapi/document'

const document = JSON.parse(JSON.stringify(openApiDocument('http://localhost:3000')))
const commandPath = (name: string) => `/api/v1/incidents/{idOrKey}/commands/${name}`

function* nodesOf(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Record<string, unknown>
  for (const item of Object.values(value)) yield* nodesOf(item)
}

describe('[API-8] the OpenAPI document', () => {
  test('has every public command with its own input, and none of the internal ones', () => {
    for (const { name } of publicCommands) {
      const { post } = document.paths[commandPath(name)]
      const { schema, example } = post.requestBody.content['application/json']
      expect(post.operationId).toBe(name)
      expect(schema.properties.input).toMatchObject({ type: 'object', additionalProperties: false })
      expect(schema.required).toContain('commandId')
      expect(example.commandId).toMatch(/^[0-9a-f-]{36}$/)
    }
    for (const { name, internal } of commands) if (internal) expect(document.paths[commandPath(name)]).toBeUndefined()
  })

  test.each(publicCommands.map((command) => [command.name, command] as const))(
    'has an example of %s that parses',
    (_, command) => {
      expect(command.input.safeParse(exampleOf(command)).error).toBeUndefined()
    },
  )

  test('has an example of declare that parses', () => {
    const { example } = document.paths['/api/v1/incidents'].post.requestBody.content['application/json']
    expect(declareInputSchema.safeParse(example.input).error).toBeUndefined()
  })

  test('refers only to what it has, and names nothing twice', () => {
    for (const { $ref } of nodesOf(document)) {
      if (typeof $ref !== 'string') continue
      expect(document.components.schemas).toHaveProperty([$ref.replace('#/components/schemas/', '')])
    }
    const ids = operations.map(({ id }) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    const places = operations.map(({ method, path }) => `${method} ${path}`)
    expect(new Set(places).size).toBe(places.length)
  })

  test('says of each operation what it is, who may, and what it answers', () => {
    for (const operation of nodesOf(document.paths)) {
      if (!operation.operationId) continue
      expect(operation).toMatchObject({ summary: expect.stringMatching(/\S.*\.$/), security: expect.any(Array) })
      expect(operation.responses).toHaveProperty('default')
      expect(Object.keys(operation.responses as object).some((status) => /^20\d$/.test(status))).toBe(true)
    }
  })

  test('describes every type of event', () => {
    const types = document.components.schemas.Event.anyOf.map(
      ({ properties }: { properties: { type: { const: string } } }) => properties.type.const,
    )
    expect(types.sort()).toEqual(Object.keys(eventPayloads).sort())
  })

  test('has every method of every route, and no other', () => {
    const routes = globSync('app/{api/v1,api/webhooks,v2,generic}/**/route.ts').flatMap((file) => {
      const path = file.replace(/^app|\/route\.ts$/g, '').replace(/\[([^\]]+)\]/g, '{$1}')
      const methods = [...readFileSync(file, 'utf8').matchAll(/^export const (GET|POST|PUT|PATCH|DELETE)\b/gm)]
      return methods.map(([, method = '']) => `${method.toLowerCase()} ${path}`)
    })
    const isPlumbing = (line: string) => /\{\.\.\.|openapi\.json|post \/api\/webhooks\/alertmanager$/.test(line)
    const described = operations.map(
      ({ method, path }) => `${method} ${path.replace(/commands\/[\w-]+$/, 'commands/{name}')}`,
    )
    expect([...new Set(described)].sort()).toEqual(routes.filter((line) => !isPlumbing(line)).sort())
  })
})
