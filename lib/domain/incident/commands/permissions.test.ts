import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ada, ben, cleo, finn, InMemoryIncident, integration, system } from '@/lib/testing/in-memory-incident'
import { refusalFor } from '../decide-command'
import { declare } from '../declare'
import { commands, commandsByName, publicCommands } from './registry'

const { state } = new InMemoryIncident()
const allowed = (actor: Parameters<typeof refusalFor>[1]) =>
  commands.filter((command) => !refusalFor(command, actor, state)).map(({ name }) => name)

describe('who may', () => {
  it.each([
    ['a stakeholder', finn],
    ['a token of scope read', { ...ben, scope: 'read' as const }],
    ['an admin’s token of scope read', { ...ada, scope: 'read' as const }],
  ])('[ACCESS-2] %s writes nothing', (_, actor) => {
    expect(allowed(actor)).toEqual([])
    expect(declare.can(actor)).toBe(false)
  })

  it('[CMD-9] the system runs its own commands and stops escalations, an integration runs only record-alerts', () => {
    const own = commands.filter(({ internal, name }) => internal || name === 'stop-escalation')
    expect(allowed(system)).toEqual(own.map(({ name }) => name))
    expect(allowed(integration)).toEqual(['record-alerts'])
    expect([declare.can(system), declare.can(integration)]).toEqual([false, true])
  })

  it('[ACCESS-2] a responder may all but what is for those who lead; the declarer leads', () => {
    const forLeaders = ['set-privacy', 'withdraw']
    const names = publicCommands.map(({ name }) => name)
    expect(allowed(cleo)).toEqual(names.filter((name) => !forLeaders.includes(name)))
    expect(allowed(ben)).toEqual(names)
    expect(allowed(ada)).toEqual(names)
    expect(allowed({ ...cleo, scope: 'respond' })).toEqual(allowed(cleo))
  })
})

describe('the registry', () => {
  it('[CMD-9] has every command once, by its name', () => {
    expect(commandsByName.size).toBe(commands.length)
    expect(publicCommands).toEqual(commands.filter(({ internal }) => !internal))
    for (const { name, summary } of commands) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(summary).toMatch(/\.$/)
      expect(existsSync(`lib/domain/incident/commands/${name}.ts`), name).toBe(true)
    }
  })

  it('[CMD-1] names unknown fields of every command', () => {
    for (const { name, input } of commands) {
      const issues = input.safeParse({ nonsense: 1 }).error?.issues ?? []
      const keys = issues.flatMap((issue: { code?: string; keys?: string[] }) => issue.keys ?? [])
      expect(keys, name).toEqual(['nonsense'])
    }
  })

  it('[API-8] can be documented from the schemas that parse', () => {
    for (const { name, input } of publicCommands) {
      expect(z.toJSONSchema(input, { io: 'input' }), name).toMatchObject({
        type: 'object',
        additionalProperties: false,
      })
    }
  })
})
