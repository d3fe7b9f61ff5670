import { randomUUID } from 'node:crypto'
import { type BrowserContext, expect } from '@playwright/test'
import type { OrganisationRole } from '@/lib/domain/actor'
import type { TestServer } from './server.ts'

export interface Person {
  name: string
  email: string
  password: string
  role: OrganisationRole
}

/** Adds somebody to the organisation, as its operator would. */
export async function createPerson(server: TestServer, name: string, role: OrganisationRole = 'responder') {
  const slug = name.toLowerCase().replaceAll(/[^a-z]+/g, '-')
  const email = `${slug}-${randomUUID().slice(0, 8)}@example.org`
  const password = await server.operate('create-user', ['--email', email, '--name', name, '--role', role])
  return { name, email, password, role } satisfies Person
}

/** Makes an API token of this person. */
export const createToken = (server: TestServer, person: Person, scope?: string): Promise<string> =>
  server.operate('create-token', ['--email', person.email, '--name', 'test', ...(scope ? ['--scope', scope] : [])])

/** Signs a browser in without its form; the form has tests of its own. */
export async function signIn(context: BrowserContext, server: TestServer, person: Person): Promise<void> {
  const { request } = context
  // To check a password takes a core for a while, and others wait for it.
  const timeout = 60_000
  const { csrfToken } = await (await request.get(`${server.url}/api/auth/csrf`, { timeout })).json()
  const answer = await request.post(`${server.url}/api/auth/callback/credentials`, {
    form: { csrfToken, email: person.email, password: person.password, json: 'true' },
    headers: { origin: server.url },
    timeout,
  })
  expect(answer.ok(), `${person.email} can sign in: ${await answer.text()}`).toBe(true)
}
