import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import { DASHBOARDS, METRIC_NAMES } from '@/lib/domain/metrics/metric'
import { COLLAB_CLOSE } from '@/lib/domain/postmortem/collab-protocol'
import { expect, test, useServer } from '../fixtures.ts'
import { createPerson, createToken } from '../people.ts'
import type { TestServer } from '../server.ts'
import { checkout } from '../war-room.ts'
import { type Caller, type Cast, castOf, senderOf } from './callers.ts'
import { type Postmortem, sayInPostmortem } from './canary-postmortem.ts'
import { practise, sayInProcedure, writeLevers } from './canary-procedure.ts'
import { type OpenedDocument, openDocument, writeParagraph } from './documents.ts'
import { fillPostmortem, operations, pagesInSource } from './doors.ts'
import { isFull, record } from './figures.ts'
import { fireAlerts, sayInAlert, sayInPage } from './on-call-words.ts'

const CANARY = 'zirkonium'
const PROMISED = 50_000

interface Hidden {
  id: string
  key: string
  serviceId: string
  postmortem: Postmortem
  pageId: string
  alertId: string
}

const write = async (
  { name, send }: Caller,
  { id }: Pick<Hidden, 'id'>,
  command: string,
  input: object,
): Promise<void> => {
  const { status, text } = await send('POST', `/api/v1/incidents/${id}/commands/${command}`, {
    commandId: randomUUID(),
    input,
  })
  expect(status, `${command} by ${name}: ${text}`).toBe(200)
}

const idOf = async ({ send }: Pick<Caller, 'send'>): Promise<string> =>
  JSON.parse((await send('GET', '/api/v1/me')).text).id

/**
 * An incident that says the word in every field that holds words, and is private by the time it is looked for.
 * `whileOpen` runs when everybody may still see it.
 */
async function hideCanary(
  server: TestServer,
  { insider, chief }: Cast,
  outsiderId: string,
  whileOpen: (id: string) => Promise<unknown>,
): Promise<Hidden> {
  const service = await chief.send('POST', '/api/v1/services', {
    key: `s-${randomUUID().slice(0, 8)}`,
    name: 'Payments',
  })
  const serviceId: string = JSON.parse(service.text).service.id
  const input = { ...checkout, title: `The ${CANARY} leak`, summary: `All ${CANARY}`, serviceIds: [serviceId] }
  const declared = await insider.send('POST', '/api/v1/incidents', { commandId: randomUUID(), input })
  const incident: Pick<Hidden, 'id' | 'key' | 'serviceId'> = { ...JSON.parse(declared.text).incident, serviceId }
  const [chiefId, insiderId] = [await idOf(chief), await idOf(insider)]
  const act = (command: string, sent: object) => write(insider, incident, command, sent)
  const entryIds: Record<string, string> = {}
  for (const kind of ['note', 'observation', 'hypothesis', 'decision', 'question']) {
    entryIds[kind] = randomUUID()
    const mentions = kind === 'note' ? [outsiderId] : []
    await act('add-entry', { entryId: entryIds[kind], kind, text: `${kind} of ${CANARY}`, mentions })
  }
  await act('correct-entry', { entryId: entryIds.note, text: `The ${CANARY} note, corrected` })
  await act('answer-question', { entryId: entryIds.question, answerId: randomUUID(), text: `An answer: ${CANARY}` })
  const judged = { entryId: entryIds.hypothesis, verdict: 'supported', why: `Since ${CANARY}`, whyId: randomUUID() }
  await act('judge-hypothesis', judged)
  await act('change-severity', { severity: 'sev1' })
  const evidence = { text: `Seen in ${CANARY}`, url: `https://example.org/${CANARY}` }
  await act('change-severity', { severity: 'sev2', evidence })
  await act('attach-link', { linkId: randomUUID(), title: `${CANARY} graph`, url: `https://example.org/${CANARY}` })
  await act('set-bridge', { url: `https://example.org/bridge/${CANARY}` })
  await act('take-role', { role: 'commander' })
  await write(chief, incident, 'take-role', { role: 'commander', reason: `For the ${CANARY}` })
  await write(chief, incident, 'hand-over-role', {
    offerId: randomUUID(),
    role: 'commander',
    toPersonId: insiderId,
    brief: `Brief: ${CANARY}`,
    quotedSeqs: [],
  })
  await act('ask-for-help', { helpId: randomUUID(), personId: chiefId, message: `Help with ${CANARY}` })
  await writeLevers(chief, serviceId, 'As always')
  await sayInProcedure({ insider, chief }, incident, CANARY)
  const pageId = await sayInPage(insider, incident.id, CANARY)
  await act('retitle', { title: `Leaked ${CANARY} keys` })
  await act('change-status', { status: 'mitigated', note: `Rotated ${CANARY}` })
  const authors = { writer: insider, reader: chief }
  const postmortem = await sayInPostmortem(server, authors, incident, CANARY, [outsiderId])
  await whileOpen(incident.id)
  expect(await (await fetch(server.url + postmortem.publicPath)).text()).toContain(CANARY)
  await act('set-privacy', { visibility: 'private' })
  await fireAlerts(chief, serviceId, CANARY)
  const alertId = await sayInAlert(server, chief, { name: 'Inside too', serviceId }, CANARY)
  const wanted = { id: randomUUID(), version: 1, sections: ['summary'] }
  const edition = await insider.send('POST', `/api/v1/incidents/${incident.id}/postmortem/editions`, wanted)
  expect(edition.status, edition.text).toBe(409)
  return { ...incident, postmortem, pageId, alertId }
}

type Practice = Awaited<ReturnType<typeof practise>>

/** Every figure of history over all there is, of what holds the word, and as a file. */
const figuresOf = (path: string): string[] =>
  METRIC_NAMES.flatMap((name) =>
    ['', `&q=${CANARY}`, '&format=csv'].map(
      (more) => `${path.replace('{name}', name)}?period=all&drills=true&tests=true${more}`,
    ),
  )

/** Every address that reads something, with everything it can be asked. */
function readsOf(
  { id, key, serviceId, postmortem, pageId, alertId }: Hidden,
  { drillId, drillIncident, scenarioKey }: Practice,
  ids: string[],
) {
  const all = [CANARY, CANARY.slice(0, 4), key, id, ...ids, 'active', 'sev2', 'true', '1']
  const values = isFull ? all : [CANARY, id, 'active']
  const paths = operations.flatMap(({ method, path, query }) => {
    if (method !== 'get') return []
    if (path.includes('/metrics/{name}')) return figuresOf(path)
    const names = query && 'shape' in query ? Object.keys(query.shape as object) : []
    const asked = names.flatMap((name) => values.map((value) => `?${name}=${encodeURIComponent(value)}`))
    const places = path.includes('{idOrKey}') ? [id, key, key.toLowerCase(), drillIncident.id] : ['']
    const named = fillPostmortem(path, postmortem)
      .replace('/services/{id}', `/services/${serviceId}`)
      .replace('/drills/{id}', `/drills/${drillId}`)
      .replace('/pages/{id}', `/pages/${pageId}`)
      .replace('/alerts/{id}', `/alerts/${alertId}`)
      .replace('/scenarios/{key}', `/scenarios/${scenarioKey}`)
      .replace('/settings/{key}', '/settings/checklists')
      .replace('{kind}', 'roll-back')
    return places.flatMap((place) =>
      ['', ...asked].map((search) => named.replace('{idOrKey}', place).replace(/\{\w+\}/g, ids[0] ?? '') + search),
    )
  })
  const pages = pagesInSource().flatMap((page) => {
    if (page.startsWith('/services/')) return page.replace('{key}', serviceId)
    const shown = [key, drillIncident.key].map((each) => fillPostmortem(page, postmortem).replace('{key}', each))
    const ofPage = (each: string) => each.replace('/pages/{id}', `/pages/${pageId}`)
    return shown.map((each) => ofPage(each).replace('/drills/{id}', `/drills/${drillId}`).replace('{id}', id))
  })
  pages.push(`/drills/scenario?key=${scenarioKey}`, `/drills/start?scenario=${scenarioKey}`)
  for (const dashboard of Object.keys(DASHBOARDS)) pages.push(`/history/${dashboard}?period=all&drills=true`)
  pages.push(`/history/incidents?q=${CANARY}`, `/history/incidents?q=${CANARY.slice(0, 6)}o`)
  pages.push(`/drills/scenario?incident=${key}`, `/incidents/${key}/replay?at=1`)
  pages.push(`/incidents/${key}/postmortem/compare?from=1&to=draft`, `/incidents/${key}/postmortem/print?version=1`)
  const { preventionIds, pictureId, publicPath } = postmortem
  paths.push(`/api/v1/incidents/${id}/attachments/${pictureId}`, `${publicPath}/pictures/${pictureId}`)
  paths.push(`/api/v1/incidents/${id}/postmortem?format=markdown`)
  for (const each of preventionIds) paths.push(`/api/v1/preventions/${each}`, `/api/v1/preventions/${each}/changes`)
  return [...paths, '/api/v1/openapi.json', ...pages, `/incidents?q=${CANARY}`]
}

/** Listens as this caller: to the room of an open incident, and to everything else it is told. */
async function listen(
  server: TestServer,
  { cookie, token }: Caller,
  openId: string,
  frames: string[],
): Promise<Socket> {
  const socket = io(server.url, {
    path: '/realtime',
    transports: ['websocket'],
    forceNew: true,
    ...(token ? { auth: { token } } : {}),
    extraHeaders: cookie ? { cookie, origin: server.url } : {},
  })
  socket.onAny((name: string, ...rest: unknown[]) => frames.push(`${name} ${JSON.stringify(rest)}`))
  await new Promise((resolve) => socket.once('connect', () => resolve(null)))
  await socket.timeout(20_000).emitWithAck('join', openId, null)
  return socket
}

test('[ACCESS-1] [RT-9] [COLLAB-8] what a private incident says is in no answer, page or frame for anybody outside it', async ({
  server,
}) => {
  test.setTimeout(600_000)
  const cast = await castOf(server)
  const outsiders = cast.callers.filter(({ isInside }) => !isInside)
  const otto = outsiders.find(({ name }) => name === 'outsider')
  if (!otto) throw new Error('There is no outsider.')
  const ottoId = await idOf(otto)
  // Comes and goes as a member, and listens to nothing herself.
  const nina = await createPerson(server, 'Nina New')
  const ninaId = await idOf({ send: senderOf(server, { cookie: null, token: await createToken(server, nina) }) })
  const open = await cast.insider.send('POST', '/api/v1/incidents', { commandId: randomUUID(), input: checkout })
  const openIncident: Pick<Hidden, 'id'> = JSON.parse(open.text).incident
  const frames: string[] = []
  const signedIn = outsiders.filter(({ rank }) => rank !== null)
  const sockets = await Promise.all(signedIn.map((caller) => listen(server, caller, openIncident.id, frames)))
  const documents: OpenedDocument[] = []
  const hidden = await hideCanary(server, cast, ottoId, async (id) => {
    documents.push(...signedIn.map((caller) => openDocument(server, caller, id)))
    for (const document of documents) expect(await document.outcome()).toMatch(/^read/)
  })
  // Until it was private, it was everybody's: what was said of it then may have been heard, and that it is gone.
  const farewell = `access ${JSON.stringify([{ kind: 'incident-gone', incidentId: hidden.id }])}`
  const farewells = () => frames.filter((frame) => frame === farewell).length
  const ofChief = signedIn.filter(({ name }) => name.startsWith('admin'))
  await expect.poll(farewells).toBe(signedIn.length - ofChief.length)
  // Who took part is a member; an admin sees it all the same, and their lesser tokens do not.
  await write(cast.insider, hidden, 'remove-member', { personId: await idOf(cast.chief) })
  await expect.poll(farewells).toBe(signedIn.length)
  await expect.poll(() => documents.every(({ closes }) => closes.includes(COLLAB_CLOSE.accessChanged))).toBe(true)
  frames.length = 0
  for (const document of documents) document.frames.length = 0
  const practice = await practise(cast.insider, hidden, CANARY)

  const reads = readsOf(hidden, practice, [ottoId, await idOf(cast.insider), openIncident.id])
  expect(reads.length).toBeGreaterThan(100)
  const inside = await cast.insider.send('GET', `/api/v1/incidents/${hidden.key}/room`)
  expect(inside.text.split(CANARY).length, 'the canary sings inside').toBeGreaterThan(40)
  const { pageId, alertId } = hidden
  const said = [`/scenarios/${practice.scenarioKey}`, `/drills/${practice.drillId}`, '/crutches', '/drills']
  for (const path of [...said, `/pages/${pageId}`, `/alerts/${alertId}`]) {
    const answer = async () => (await cast.insider.send('GET', `/api/v1${path}`)).text
    // An alert is everybody's until it has been given to its incident.
    await expect
      .poll(answer, { message: path, timeout: 30_000 })
      .toContain(path.startsWith('/alerts') ? hidden.id : CANARY)
  }
  const { preventionIds, threadId, commentId, editionId, pictureId } = hidden.postmortem
  const ofPostmortem = [...preventionIds, threadId, commentId, editionId, pictureId]
  const secrets = [hidden.id, practice.drillIncident.id, practice.drillId, pageId, alertId, ...ofPostmortem]
  const written = openDocument(server, cast.insider, hidden.id)
  expect(await written.outcome()).toBe('read-write')

  let answers = 0
  const leaks: string[] = []
  const look = async (caller: Caller, path: string) => {
    const { status, text } = await caller.send('GET', path)
    answers += 1
    // An address that was asked for is said again on some pages; what counts is what the asker did not bring.
    const said = path.toLowerCase().includes(CANARY.slice(0, 4)) ? text.replaceAll(CANARY, '') : text
    const isTold = secrets.some((secret) => !path.includes(secret) && text.includes(secret))
    if (said.includes(CANARY) || isTold || status >= 500) {
      leaks.push(`${caller.name} ${path}: ${status}`)
    }
    if (path.includes(`q=${CANARY}`) && text.includes(`The ${CANARY}`)) leaks.push(`${caller.name} ${path}`)
  }
  do {
    for (const path of reads) await Promise.all(outsiders.map((caller) => look(caller, path)))
    const entry = { entryId: randomUUID(), kind: 'note', text: `More ${CANARY}`, mentions: [] }
    await write(cast.insider, hidden, 'add-entry', entry)
    await write(cast.insider, openIncident, 'add-entry', { ...entry, entryId: randomUUID(), text: 'In the open' })
    writeParagraph(written.doc, `Still more ${CANARY}`)
    expect(await written.isSaved()).toBe(true)
    await write(cast.insider, hidden, 'publish-review', {})
    await write(cast.insider, hidden, 'add-member', { personId: ninaId })
    await write(cast.insider, hidden, 'remove-member', { personId: ninaId })
  } while (isFull && answers + frames.length < PROMISED)

  await expect.poll(() => frames.length).toBeGreaterThan(signedIn.length)
  for (const frame of frames)
    if (frame.includes(CANARY) || secrets.some((secret) => frame.includes(secret))) leaks.push(frame.slice(0, 200))
  for (const document of documents) {
    if (document.frames.join().includes(CANARY)) leaks.push('a frame of the document')
    document.close()
  }
  written.close()
  for (const socket of sockets) socket.close()
  record('private canary', { answers, frames: frames.length, leaks: leaks.length })
  expect([...new Set(leaks)]).toEqual([])
})

test('[ACCESS-1] a private incident moves no count and no list of anybody outside it', () =>
  // A server of its own: on the shared one the timers of earlier tests still move lists.
  useServer(async (server) => {
    const cast = await castOf(server)
    const otto = cast.callers.find(({ name }) => name === 'outsider')
    if (!otto) throw new Error('There is no outsider.')
    const countable = operations.filter(({ method, path }) => method === 'get' && !path.includes('{'))
    const read = async () => {
      const texts = await Promise.all(countable.map(({ path }) => otto.send('GET', path)))
      return texts.map(
        ({ text }, index) => `${countable[index]?.path} ${text.replace(/"(lastSeenAt|asOf|requestId)":"[^"]+"/g, '')}`,
      )
    }
    const before = await read()
    const input = { ...checkout, visibility: 'private' }
    const { status, text } = await cast.insider.send('POST', '/api/v1/incidents', { commandId: randomUUID(), input })
    expect(status).toBe(201)
    const { incident } = JSON.parse(text)
    await write(cast.insider, incident, 'change-status', { status: 'mitigated' })
    await write(cast.insider, incident, 'open-review', {})
    const prevention = { id: randomUUID(), title: 'A canary', kind: 'prevent', dueOn: '2020-01-01' }
    const bought = await cast.insider.send('POST', `/api/v1/incidents/${incident.id}/preventions`, prevention)
    expect(bought.status, bought.text).toBe(201)
    expect(await read()).toEqual(before)
  }))
