import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { FaultOptions, FaultResult } from './fault.ts'
import { request } from './stage/api.ts'
import type { Installation } from './stage/installation.ts'
import { createPerson, declare, expectOk, note, type Person, run, signIn } from './stage/people.ts'
import { spreadText } from './stage/recovery.ts'
import { startTwoServers } from './stage/two-servers.ts'
import { until } from './stage/until.ts'
import { type Credential, type Watcher, watch } from './stage/watcher.ts'

const LIMIT_MS = 1000

const sessionList = z.object({ sessions: z.array(z.object({ id: z.string(), isCurrent: z.boolean() })) })

interface Stage {
  admin: Person
  /** Where access is changed. */
  here: Installation
  /** Where the socket is. */
  there: Installation
  trials: number
}

interface Trials {
  /** From asking for the change to what the socket heard. */
  noticedMs: number[]
  /** How often something said afterwards still reached it, or it could still write. */
  leaks: number
}

/** Takes access away from people whose sockets are open, in the server that is asked and in the other one. */
export async function accessLost({ times = 20 }: FaultOptions = {}): Promise<FaultResult> {
  const { servers, redis, dispose } = await startTwoServers()
  try {
    const [first, second] = servers
    const admin = await createPerson(first, 'Admin', 'admin')
    const figures: FaultResult['figures'] = { redis, 'trials of each': times }
    const all: Trials[] = []
    for (const [kind, attempt] of Object.entries({
      'session revoked': revokeSession,
      'role lowered': lowerRole,
      'member removed': removeMember,
    })) {
      for (const [where, there] of Object.entries({ 'same server': first, 'other server': second })) {
        const trials = await attempt({ admin, here: first, there, trials: times })
        all.push(trials)
        figures[`${kind}, ${where}`] = spreadText(trials.noticedMs)
      }
    }
    figures['heard or done afterwards'] = all.reduce((sum, { leaks }) => sum + leaks, 0)
    return {
      name: 'access-lost',
      promise: 'a revoked session, lowered role or removed member on an open socket counts within 1 s',
      figures,
      met: all.every(({ noticedMs, leaks }) => leaks === 0 && noticedMs.every((ms) => ms <= LIMIT_MS)),
    }
  } finally {
    await dispose()
  }
}

async function revokeSession({ admin, here, there, trials }: Stage): Promise<Trials> {
  const person = await createPerson(here, 'Ravi')
  const { id } = await declare(here.url, admin)
  const laptop = { cookie: await signIn(here, person), origin: here.origin }
  return repeat(trials, async () => {
    const cookie = await signIn(here, person)
    const watcher = await watch(there.url, { cookie, origin: there.origin }, id)
    const listed = expectOk(await request(here.url, laptop, '/api/v1/me/sessions'))
    const other = sessionList.parse(listed).sessions.find(({ isCurrent }) => !isCurrent)
    const revoke = async () =>
      expectOk(await request(here.url, laptop, `/api/v1/me/sessions/${other?.id}`, undefined, 'DELETE'))
    const noticedMs = await timed(revoke, () => watcher.notices.some(({ notice }) => notice.kind === 'signed-out'))
    const { status } = await fetch(`${there.url}/api/v1/me`, { headers: { cookie } })
    return { noticedMs, leaks: (await heardAfter(here, admin, id, watcher)) + (status === 401 ? 0 : 1) }
  })
}

async function lowerRole({ admin, here, there, trials }: Stage): Promise<Trials> {
  const person = await createPerson(here, 'Ravi')
  const { id } = await declare(here.url, admin)
  const setRole = async (role: string) => {
    expectOk(await request(here.url, admin.token, `/api/v1/people/${person.id}`, { role }, 'PATCH'))
  }
  return repeat(trials, async () => {
    const watcher = await watch(there.url, tokenOf(person), id)
    const noticedMs = await timed(
      () => setRole('stakeholder'),
      () => watcher.notices.some(({ notice }) => notice.kind === 'role-changed'),
    )
    const body = { commandId: randomUUID(), input: note('Written by a stakeholder') }
    const { status } = await request(there.url, person.token, `/api/v1/incidents/${id}/commands/add-entry`, body)
    watcher.close()
    await setRole('responder')
    return { noticedMs, leaks: status === 403 ? 0 : 1 }
  })
}

async function removeMember({ admin, here, there, trials }: Stage): Promise<Trials> {
  const person = await createPerson(here, 'Ravi')
  const { id } = await declare(here.url, admin, { visibility: 'private' })
  return repeat(trials, async () => {
    await run(here.url, admin, id, 'add-member', { personId: person.id })
    const watcher = await watch(there.url, tokenOf(person), id)
    const noticedMs = await timed(
      () => run(here.url, admin, id, 'remove-member', { personId: person.id }),
      () => watcher.notices.some(({ notice }) => notice.kind === 'incident-gone'),
    )
    return { noticedMs, leaks: await heardAfter(here, admin, id, watcher) }
  })
}

const tokenOf = ({ token }: Person): Credential => ({ token })

/** Says something in the room and answers 1 when the one who was put out hears it. */
async function heardAfter(here: Installation, admin: Person, incidentId: string, watcher: Watcher): Promise<number> {
  const secret = `Not for you ${randomUUID()}`
  await run(here.url, admin, incidentId, 'add-entry', note(secret))
  await sleep(150)
  watcher.close()
  return watcher.texts.has(secret) ? 1 : 0
}

async function timed(act: () => Promise<unknown>, isNoticed: () => boolean): Promise<number> {
  const startedAt = performance.now()
  await act()
  await until(isNoticed, 15)
  return performance.now() - startedAt
}

async function repeat(trials: number, attempt: () => Promise<{ noticedMs: number; leaks: number }>): Promise<Trials> {
  const done: Trials = { noticedMs: [], leaks: 0 }
  for (let trial = 0; trial < trials; trial++) {
    const { noticedMs, leaks } = await attempt()
    done.noticedMs.push(noticedMs)
    done.leaks += leaks
  }
  return done
}
