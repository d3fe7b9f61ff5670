import type { Access } from '@/lib/server/openapi/operation'
import { createPerson, createToken, type Person } from '../people.ts'
import type { TestServer } from '../server.ts'

export interface Reply {
  status: number
  text: string
  headers: Headers
}

/** Somebody at the door, with a credential of some sort. */
export interface Caller {
  name: string
  /** What they may do at most, as the API document grades it; null for nobody. */
  rank: 'read' | 'respond' | 'admin' | null
  isSession: boolean
  /** Sees the private incident of the cast. */
  isInside: boolean
  cookie: string | null
  token: string | null
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>
}

type Credential = Pick<Caller, 'cookie' | 'token'>

const grades = ['read', 'respond', 'admin'] as const

export const isAllowed = ({ rank, isSession }: Caller, access: Access): boolean => {
  if (access === 'open') return true
  if (rank === null) return false
  if (access === 'session') return isSession
  // Somebody who only reads has things of their own; a token that may only read changes none of them.
  if (access === 'own') return isSession || rank !== 'read'
  return grades.indexOf(rank) >= grades.indexOf(access)
}

/** Signs somebody in and answers the Cookie header of their browser. */
export async function cookieOf(server: TestServer, { email, password }: Person): Promise<string> {
  const csrf = await fetch(`${server.url}/api/auth/csrf`)
  const { csrfToken } = await csrf.json()
  const jar = cookiesOf(csrf)
  const answer = await fetch(`${server.url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: server.url, cookie: jar },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
  })
  if (!answer.ok) throw new Error(`${email} cannot sign in: ${await answer.text()}`)
  return cookiesOf(answer)
}

const cookiesOf = ({ headers }: Response): string =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ')

const JSON_TYPE = 'application/json'

/** Sends with one credential; a body of bytes goes out as it is, a text too, anything else as JSON. */
export const senderOf =
  (server: TestServer, { cookie, token }: Credential): Caller['send'] =>
  async (method, path, body, headers = {}) => {
    const isRaw = body instanceof Uint8Array || typeof body === 'string'
    const sent = isRaw ? (body as BodyInit) : JSON.stringify(body)
    const answer = await fetch(server.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(cookie ? { cookie, origin: server.url } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': isRaw ? 'application/octet-stream' : JSON_TYPE }),
        ...headers,
      },
      body: body === undefined ? null : sent,
    })
    return { status: answer.status, text: await answer.text(), headers: answer.headers }
  }

export interface Cast {
  callers: Caller[]
  /** The responder who makes the incidents, and the outsider whom the private ones are hidden from. */
  member: Person
  outsider: Person
  admin: Person
  insider: Caller
  chief: Caller
}

/** One of each sort of caller: every role, by browser and by token, and those who were let in once and are no more. */
export async function castOf(server: TestServer): Promise<Cast> {
  const member = await createPerson(server, 'Mina Member')
  const outsider = await createPerson(server, 'Otto Outsider')
  const admin = await createPerson(server, 'Ada Admin', 'admin')
  const stakeholder = await createPerson(server, 'Sam Stakeholder', 'stakeholder')
  const removed = await createPerson(server, 'Rita Removed')

  const caller = (name: string, rank: Caller['rank'], isInside: boolean, credential: Credential): Caller => {
    const isSession = credential.cookie !== null
    return { name, rank, isInside, isSession, ...credential, send: senderOf(server, credential) }
  }
  const browser = async (name: string, person: Person, rank: Caller['rank'], isInside: boolean) =>
    caller(name, rank, isInside, { cookie: await cookieOf(server, person), token: null })
  const script = async (name: string, person: Person, scope: 'read' | 'respond' | 'admin', isInside: boolean) =>
    caller(name, scope, isInside, { cookie: null, token: await createToken(server, person, scope) })

  const insider = await browser('member', member, 'respond', true)
  const chief = await browser('admin', admin, 'admin', true)
  const gone = await browser('removed person', removed, null, false)
  const { people } = JSON.parse((await chief.send('GET', '/api/v1/people')).text)
  const { id } = people.find(({ email }: { email: string }) => email === removed.email)
  await chief.send('DELETE', `/api/v1/people/${id}`)

  const revoked = await script('revoked token', outsider, 'respond', false)
  const { tokens } = JSON.parse((await chief.send('GET', '/api/v1/tokens')).text)
  for (const token of tokens) {
    if (token.owner.name === outsider.name) await chief.send('DELETE', `/api/v1/tokens/${token.id}`)
  }

  const callers = [
    caller('stranger', null, false, { cookie: null, token: null }),
    caller('forged cookie', null, false, { cookie: insider.cookie?.replace(/.{8}$/, 'AAAAAAAA') ?? '', token: null }),
    gone,
    { ...revoked, rank: null },
    await browser('stakeholder', stakeholder, 'read', false),
    await script("outsider's read token", outsider, 'read', false),
    await browser('outsider', outsider, 'respond', false),
    await script("outsider's respond token", outsider, 'respond', false),
    await script("admin's read token", admin, 'read', false),
    await script("admin's respond token", admin, 'respond', false),
    await script("member's respond token", member, 'respond', true),
    insider,
    await script("admin's admin token", admin, 'admin', true),
    chief,
  ]
  return { callers, member, outsider, admin, insider, chief }
}
