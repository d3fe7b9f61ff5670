import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { IncidentState } from '@/lib/domain/incident/state'
import { MAX_COMMENTS_OF_THREAD, MAX_THREADS } from '@/lib/domain/postmortem/comment'
import { makeToken } from '@/lib/server/access/tokens'
import { listNotifications } from '@/lib/server/queries/list-notifications'
import { roomsOfProcess } from '@/lib/server/realtime/publish'
import { call } from '@/lib/testing/api'
import { query } from '@/lib/testing/database'
import { anIncident, run } from '@/lib/testing/factories'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'
import { PATCH as editRoute } from '../comments/[id]/route'
import { POST as answerRoute } from './[id]/comments/route'
import { PATCH as settleRoute } from './[id]/route'
import { GET, POST } from './route'

let ada: SignedIn
let ben: SignedIn
let sam: SignedIn
let incident: IncidentState

beforeAll(async () => {
  ada = await signedInPerson('responder', 'Ada Lovelace')
  ben = await signedInPerson('responder', 'Ben Bitdiddle')
  sam = await signedInPerson('stakeholder', 'Sam Reader')
})

beforeEach(async () => {
  incident = await anIncident({ by: ada.actor })
  await reviewed(0)
})

/** As if a review was opened, and published that often. */
const reviewed = (version: number, { id } = incident) =>
  query(`update incident set state = jsonb_set(state, '{review}', $2) where id = $1`, [
    id,
    JSON.stringify({
      status: 'draft',
      openedAt: '2026-11-20T00:00:00.000Z',
      owner: { id: ada.actor.id, name: 'Ada' },
      reviewers: [],
      version,
      firstPublishedAt: null,
      publishedAt: null,
      documentSeq: null,
    }),
  ])

function anAnchor() {
  const doc = new Y.Doc()
  const text = new Y.XmlText('Cards timed out')
  doc.getXmlFragment('summary').insert(0, [text])
  const at = (index: number) =>
    Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index))).toString('base64')
  return { field: 'summary', from: at(0), to: at(5), before: '', after: 'timed out' }
}

const words = (text = 'Which timeout?', mentions: string[] = []) => ({ id: randomUUID(), text, mentions })
const newThread = (comment = words()) => ({ id: randomUUID(), anchor: anAnchor(), quote: 'Cards', comment })

const at = (id?: string) => ({ params: { idOrKey: incident.key, ...(id ? { id } : {}) } })
const list = async (as: SignedIn) => (await call(GET, as, at())).body.threads
const start = (as: Parameters<typeof call>[1], body: object = newThread()) => call(POST, as, { ...at(), body })
const answer = (as: SignedIn, thread: string, body: object = words('This one')) =>
  call(answerRoute, as, { ...at(thread), body })
const edit = (as: SignedIn, comment: string, body: object) =>
  call(editRoute, as, { ...at(comment), method: 'PATCH', body })
const settle = (as: SignedIn, thread: string, resolved = true) =>
  call(settleRoute, as, { ...at(thread), method: 'PATCH', body: { resolved } })

const started = async (as = ada, comment = words()) => (await start(as, newThread(comment))).body.thread
const refusalOf = ({ status, body }: { status: number; body: { error: { code: string; details?: object } } }) => ({
  status,
  code: body.error.code,
  ...body.error.details,
})

test('[COMMENT-1] [COMMENT-2] responders talk about a passage, and everybody who sees the incident reads it', async () => {
  const sent = newThread()
  const { status, body } = await start(ada, sent)
  expect(status).toBe(201)
  await answer(ben, sent.id)
  expect(await list(sam)).toEqual([
    {
      ...body.thread,
      anchor: sent.anchor,
      quote: 'Cards',
      by: { id: ada.actor.id, name: 'Ada Lovelace' },
      resolved: null,
      comments: [
        expect.objectContaining({ id: sent.comment.id, text: 'Which timeout?', editedAt: null }),
        expect.objectContaining({ text: 'This one', by: { id: ben.actor.id, name: 'Ben Bitdiddle' } }),
      ],
    },
  ])
})

test('[COMMENT-2] there is nothing to comment on before a review was opened', async () => {
  incident = await anIncident({ by: ada.actor })
  expect(await list(ada)).toEqual([])
  expect(refusalOf(await start(ada))).toMatchObject({ status: 409, rule: 'COMMENT-2' })
})

test('[COMMENT-2] stakeholders comment once a version is published, tokens that read never', async () => {
  const thread = await started()
  expect(refusalOf(await start(sam))).toMatchObject({ status: 409, rule: 'COMMENT-2' })
  expect(refusalOf(await answer(sam, thread.id))).toMatchObject({ status: 409, rule: 'COMMENT-2' })
  await reviewed(1)
  expect((await answer(sam, thread.id)).status).toBe(201)
  expect((await start(sam)).status).toBe(201)
  const { secret: token } = await makeToken(ada.actor, { name: 'Reader', scope: 'read' })
  expect((await call(GET, { token }, at())).body.threads).toHaveLength(2)
  expect(refusalOf(await start({ token }))).toMatchObject({ status: 403, code: 'forbidden' })
})

describe('[COMMENT-3] a retry', () => {
  test('answers what the first did, and nobody hears of it twice', async () => {
    const sent = newThread(words('Look', [ben.actor.id]))
    const first = await start(ada, sent)
    const again = await start(ada, sent)
    expect([first.status, again.status]).toEqual([201, 200])
    expect(again.body).toEqual(first.body)
    const comment = words('And this')
    await answer(ben, sent.id, comment)
    expect((await answer(ben, sent.id, comment)).status).toBe(200)
    expect((await list(ada))[0].comments).toHaveLength(2)
    const told = (await listNotifications(ben.actor)).filter(({ incidentId }) => incidentId === incident.id)
    expect(told).toHaveLength(1)
  })

  test('with an id of something else is refused', async () => {
    const sent = newThread()
    await start(ada, sent)
    const other = { ...sent, comment: { ...sent.comment, text: 'Something else' } }
    for (const refused of [
      await start(ada, other),
      await start(ben, sent),
      await start(ada, newThread(sent.comment)),
      await answer(ben, sent.id, sent.comment),
    ]) {
      expect(refusalOf(refused)).toMatchObject({ code: 'command_id_reused' })
    }
    incident = await anIncident({ by: ada.actor })
    await reviewed(0)
    expect(refusalOf(await start(ada, sent))).toMatchObject({ code: 'command_id_reused' })
    expect(await list(ada)).toEqual([])
  })
})

describe('[COMMENT-4] what is said', () => {
  test('has 1 to 4000 characters, and an anchor that can be read', async () => {
    for (const comment of [words('  '), words('x'.repeat(4001))]) {
      expect(refusalOf(await start(ada, newThread(comment)))).toMatchObject({
        code: 'invalid_input',
        fields: [{ path: 'comment.text' }],
      })
    }
    expect(refusalOf(await start(ada, { ...newThread(), quote: ' ' }))).toMatchObject({ fields: [{ path: 'quote' }] })
    const anchor = { ...anAnchor(), from: 'AAAA====' }
    expect(refusalOf(await start(ada, { ...newThread(), anchor }))).toMatchObject({ fields: [{ path: 'anchor.from' }] })
    expect((await start(ada, newThread(words('x'.repeat(4000))))).status).toBe(201)
    expect((await start(ada, { ...newThread(), anchor: null, quote: '' })).status).toBe(201)
  })

  test('mentions only who can read it', async () => {
    expect(refusalOf(await start(ada, newThread(words('Hi', [randomUUID()]))))).toMatchObject({
      rule: 'COMMENT-4',
      fields: [{ path: 'input.mentions' }],
    })
    await run(incident, 'set-privacy', { visibility: 'private' }, ada.actor)
    const refused = await start(ada, newThread(words('Hi', [ben.actor.id])))
    expect(refusalOf(refused)).toMatchObject({ status: 409, rule: 'COMMENT-4' })
    expect(refused.body.error.message).toContain('Ben Bitdiddle')
    await run(incident, 'add-member', { personId: ben.actor.id }, ada.actor)
    await reviewed(0)
    expect((await start(ada, newThread(words('Hi', [ben.actor.id])))).status).toBe(201)
  })
})

test('[COMMENT-5] one’s own comment can be worded anew, and says so; others’ cannot', async () => {
  const thread = await started()
  const [{ id }] = thread.comments
  const changed = await edit(ada, id, { text: 'Which of the timeouts?' })
  expect(changed.body.thread.comments[0]).toMatchObject({
    text: 'Which of the timeouts?',
    editedAt: expect.stringMatching(/Z$/),
  })
  expect((await edit(ada, id, { text: 'Which of the timeouts?' })).body).toEqual(changed.body)
  expect(refusalOf(await edit(ben, id, { text: 'No' }))).toMatchObject({ status: 403, rule: 'COMMENT-5' })
  expect((await edit(ada, randomUUID(), { text: 'No' })).status).toBe(404)
})

test('[COMMENT-6] responders and who began it resolve a thread and open it again', async () => {
  await reviewed(1)
  const thread = await started(sam)
  expect((await settle(sam, thread.id)).body.thread.resolved).toMatchObject({ by: { id: sam.actor.id } })
  const again = await settle(ben, thread.id)
  expect(again.body.thread.resolved.by.id).toBe(sam.actor.id)
  expect((await settle(ben, thread.id, false)).body.thread.resolved).toBeNull()
  const other = await started(ada)
  expect(refusalOf(await settle(sam, other.id))).toMatchObject({ status: 403, rule: 'COMMENT-6' })
})

test('[COMMENT-7] there is an end to threads, and to comments in one', async () => {
  const thread = await started()
  await query(
    `insert into postmortem_comment (id, thread_id, incident_id, person_id, text, mentions, created_at)
      select gen_random_uuid(), $1, $2, $3, 'More', '{}', now() from generate_series(2, $4)`,
    [thread.id, incident.id, ada.actor.id, MAX_COMMENTS_OF_THREAD],
  )
  expect(refusalOf(await answer(ada, thread.id))).toMatchObject({ rule: 'COMMENT-7' })
  await query(
    `insert into postmortem_thread (id, incident_id, quote, created_by, created_at)
      select gen_random_uuid(), $1, '', $2, now() from generate_series(2, $3)`,
    [incident.id, ada.actor.id, MAX_THREADS],
  )
  expect(refusalOf(await start(ada))).toMatchObject({ rule: 'COMMENT-7' })
})

describe('[COMMENT-9] people are told', () => {
  const toldOf = async ({ actor }: SignedIn) =>
    (await listNotifications(actor)).filter(({ incidentId }) => incidentId === incident.id)

  test('who is mentioned, and who wrote in the thread before; not oneself', async () => {
    const live: string[] = []
    roomsOfProcess.current = {
      publish: () => {},
      notify: (rows) => live.push(...rows.map(({ personId }) => personId)),
      isRedisReachable: () => null,
    }
    const thread = await started(ada, words('Please look', [ben.actor.id, ada.actor.id]))
    expect(await toldOf(ben)).toMatchObject([
      { kind: 'mention', threadId: thread.id, entryId: null, text: 'Please look', by: { id: ada.actor.id } },
    ])
    await answer(ben, thread.id, words('Looking'))
    expect(await toldOf(ada)).toMatchObject([{ kind: 'comment', threadId: thread.id, text: 'Looking' }])
    expect(await toldOf(sam)).toEqual([])
    expect(live).toEqual([ben.actor.id, ada.actor.id])
    roomsOfProcess.current = null
  })

  test('of a mention that was added later, once, in the words as they read now', async () => {
    const thread = await started()
    const [{ id }] = thread.comments
    await edit(ada, id, { text: 'For you', mentions: [sam.actor.id] })
    await edit(ada, id, { text: 'Really for you', mentions: [sam.actor.id] })
    expect(await toldOf(sam)).toMatchObject([{ kind: 'mention', text: 'Really for you' }])
    expect(await toldOf(ada)).toEqual([])
  })

  test('only if they may see the incident, whatever they were before', async () => {
    const thread = await started(ben)
    await run(incident, 'set-privacy', { visibility: 'private' }, ada.actor)
    await query(`delete from incident_member where incident_id = $1 and person_id = $2`, [incident.id, ben.actor.id])
    await reviewed(0)
    expect((await answer(ada, thread.id)).status).toBe(201)
    expect(await toldOf(ben)).toEqual([])
    expect(
      await query('select 1 from notification where incident_id = $1 and person_id = $2', [incident.id, ben.actor.id]),
    ).toEqual([])
  })
})

test('[COMMENT-1] a private incident has no threads for others: not found, whatever is asked', async () => {
  const thread = await started()
  await run(incident, 'set-privacy', { visibility: 'private' }, ada.actor)
  await reviewed(1)
  const answers = [
    await call(GET, ben, at()),
    await start(ben),
    await answer(ben, thread.id),
    await settle(ben, thread.id),
    await edit(ben, thread.comments[0].id, { text: 'Mine' }),
  ]
  for (const refused of answers) expect(refusalOf(refused)).toMatchObject({ status: 404, code: 'not_found' })
  // Nor through another incident.
  incident = await anIncident({ by: ben.actor })
  await reviewed(1)
  for (const refused of [
    await answer(ben, thread.id),
    await settle(ben, thread.id),
    await edit(ben, thread.comments[0].id, { text: 'Mine' }),
  ]) {
    expect(refused.status).toBe(404)
  }
})
