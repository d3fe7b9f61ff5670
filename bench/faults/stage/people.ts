import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { OrganisationRole } from '../../../lib/domain/actor.ts'
import { type Answer, request } from './api.ts'
import type { Installation } from './installation.ts'

/** Somebody of the organisation who works through the API. */
export interface Person {
  id: string
  name: string
  email: string
  password: string
  token: string
}

export async function createPerson(
  installation: Installation,
  name: string,
  role: OrganisationRole = 'responder',
): Promise<Person> {
  const email = `${randomUUID()}@example.org`
  const { secret: password } = await installation.operate('create-user', [
    '--email',
    email,
    '--name',
    name,
    '--role',
    role,
  ])
  const { secret: token } = await installation.operate('create-token', ['--email', email, '--name', 'faults'])
  const { id } = z.object({ id: z.string() }).parse((await request(installation.url, token, '/api/v1/me')).body)
  return { id, name, email, password, token }
}

/** Signs a person in, as the form does; answers the cookies of their browser. */
export async function signIn(installation: Installation, { email, password }: Person): Promise<string> {
  const { origin } = installation
  const first = await fetch(`${origin}/api/auth/csrf`)
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await first.json())
  const answer = await fetch(`${origin}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: { origin, cookie: cookiesOf(first) },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
    redirect: 'manual',
  })
  if (!answer.ok) throw new Error(`${email} cannot sign in: ${await answer.text()}`)
  return [cookiesOf(first), cookiesOf(answer)].join('; ')
}

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ')

const declared = z.object({ incident: z.object({ id: z.string(), key: z.string() }) })

/** An incident to write into. */
export async function declare(
  url: string,
  { token }: Person,
  input: object = {},
): Promise<{ id: string; key: string }> {
  const answer = await request(url, token, '/api/v1/incidents', {
    commandId: randomUUID(),
    input: { title: 'Checkout is failing for EU customers', severity: 'sev2', kind: 'production', ...input },
  })
  return declared.parse(expectOk(answer)).incident
}

/** Runs a command that must be accepted. */
export async function run(url: string, { token }: Person, incidentId: string, name: string, input: object) {
  const path = `/api/v1/incidents/${incidentId}/commands/${name}`
  return expectOk(await request(url, token, path, { commandId: randomUUID(), input }))
}

export const note = (text: string) => ({ entryId: randomUUID(), kind: 'note', text })

export function expectOk({ status, body }: Answer): unknown {
  if (status === 200 || status === 201 || status === 204) return body
  throw new Error(`The server answered ${status}: ${JSON.stringify(body)}`)
}
