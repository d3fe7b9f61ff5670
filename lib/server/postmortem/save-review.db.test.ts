import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { encodeStateAsUpdate, encodeStateVector } from 'yjs'
import type { PersonActor } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import { addCard, documentOf, readContent } from '@/lib/domain/postmortem/document'
import { draftPostmortem } from '@/lib/domain/postmortem/draft'
import { setClock } from '@/lib/server/clock'
import { withTransaction } from '@/lib/server/db/pool'
import { appendUpdates, loadDocument } from '@/lib/server/db/postmortem-document'
import { readRecords } from '@/lib/server/db/timeline-rows'
import { execute } from '@/lib/server/execute'
import { getIncident } from '@/lib/server/queries/get-incident'
import { getReviewNeeds } from '@/lib/server/queries/get-review-needs'
import { query } from '@/lib/testing/database'
import { aNote, anIncident, aPerson, run } from '@/lib/testing/factories'
import { approve, publishReview } from '@/lib/testing/publish-review'
import { verifyCommand } from '@/lib/testing/verify-command'

let ada: PersonActor
let incident: IncidentState

const contentOf = (id: string) =>
  withTransaction(async (tx) => {
    const document = await loadDocument(tx, id)
    return document && { head: document.head, content: readContent(document.doc) }
  })

/** Somebody adds a card to the document. */
async function addTrigger(statement: string): Promise<string> {
  const id = randomUUID()
  const update = await withTransaction(async (tx) => {
    const { doc } = (await loadDocument(tx, incident.id))!
    const before = encodeStateVector(doc)
    addCard(doc, id, 'trigger', { statement })
    return encodeStateAsUpdate(doc, before)
  })
  await appendUpdates(incident.id, [{ update, personId: ada.id }])
  return id
}

const versionsOf = (id: string) =>
  query<{ version: number; documentSeq: number; words: string }>(
    `select version, document_seq as "documentSeq", content::text as words from postmortem_version
     where incident_id = $1 order by version`,
    [id],
  )

const verify = (name: string, input: object = {}, actor = ada) =>
  verifyCommand({ incidentId: incident.id, name, actor, commandId: randomUUID(), input })

beforeEach(async () => {
  setClock(null)
  ada = await aPerson({ name: 'Ada' })
  incident = await anIncident({ by: ada, severity: 'sev2' })
  await run(incident, 'change-status', { status: 'resolved' }, ada)
})
afterAll(() => setClock(null))

test('[REVIEW-2] opening drafts the document from the log in the same transaction, once', async () => {
  await verify('open-review')
  expect(await verify('open-review')).toEqual([])
  const state = await getIncident(ada, incident.id)
  const records = await withTransaction((tx) => readRecords(tx, incident.id))
  const drafted = draftPostmortem(
    state,
    records.map(({ row }) => row),
    state.review!.openedAt,
  )
  expect(await contentOf(incident.id)).toEqual({ head: 1, content: readContent(documentOf(drafted)) })
})

test('[REVIEW-2] what was drafted is not drafted again when the incident is reopened', async () => {
  await run(incident, 'open-review', {}, ada)
  await addTrigger('A deploy')
  await run(incident, 'change-status', { status: 'active' }, ada)
  await run(incident, 'change-status', { status: 'resolved' }, ada)
  await run(incident, 'open-review', {}, ada)
  expect((await contentOf(incident.id))?.content.cards).toMatchObject([{ statement: 'A deploy' }])
})

describe('publishing', () => {
  test('[REVIEW-9] freezes what the document says at that moment; the log says how far it was', async () => {
    const ben = await aPerson()
    await run(incident, 'open-review', {}, ada)
    await addTrigger('A deploy')
    await approve(incident, ada, ben)
    const [event] = await verify('publish-review')
    expect(event).toMatchObject({ type: 'review.published', payload: { version: 1, documentSeq: 2 } })
    await addTrigger('A flag')
    const [first] = await versionsOf(incident.id)
    expect(first).toMatchObject({ version: 1, documentSeq: 2 })
    expect([first!.words.includes('A deploy'), first!.words.includes('A flag')]).toEqual([true, false])
    await verify('publish-review')
    expect((await versionsOf(incident.id)).map(({ version, documentSeq }) => [version, documentSeq])).toEqual([
      [1, 2],
      [2, 3],
    ])
    await expect(run(incident, 'publish-review', {}, ada)).rejects.toMatchObject({ details: { rule: 'REVIEW-8' } })
  })

  test('[REVIEW-9] pressed by five people at once it makes one version', async () => {
    const ben = await aPerson()
    await run(incident, 'open-review', {}, ada)
    await approve(incident, ada, ben)
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => run(incident, 'publish-review', {}, ada)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await versionsOf(incident.id)).toHaveLength(1)
  })

  test('[REVIEW-9] while others write, each version is made of what it says it is made of', async () => {
    await publishReview(incident, ada)
    for (let round = 0; round < 5; round++) {
      await Promise.all([addTrigger(`Card ${round}`), run(incident, 'publish-review', {}, ada).catch(() => {})])
    }
    for (const { words, documentSeq } of await versionsOf(incident.id)) {
      // The draft is 1, and each card after it one more.
      expect(words.match(/"statement": ?"Card/g)?.length ?? 0).toBe(documentSeq - 1)
    }
  })

  test('[REDACT-4] a redaction takes its words out of published versions', async () => {
    const entryId = await aNote(incident, ada, 'The password is canary-7f3a')
    await run(incident, 'star-entry', { entryId, starred: true }, ada)
    await publishReview(incident, ada)
    expect((await versionsOf(incident.id))[0]!.words).toContain('canary-7f3a')
    await run(incident, 'redact-entry', { entryId }, ada)
    expect((await versionsOf(incident.id))[0]!.words).not.toContain('canary-7f3a')
  })
})

describe('closing', () => {
  const close = () => run(incident, 'change-status', { status: 'closed' }, ada)
  const needs = async () => (await getReviewNeeds(ada, incident.key)).closing

  test('[STATUS-8] [STATUS-9] needs a published review, and for each of its cards a prevention or one declined', async () => {
    await expect(close()).rejects.toMatchObject({ details: { rule: 'STATUS-8' } })
    expect(await needs()).toEqual({ needsReview: true, needsSentence: false, unansweredCards: [] })
    await run(incident, 'open-review', {}, ada)
    const [bought, declined] = [await addTrigger('A deploy'), await addTrigger('No canary')]
    await approve(incident, ada, await aPerson())
    await run(incident, 'publish-review', {}, ada)
    await expect(close()).rejects.toMatchObject({
      message: expect.stringContaining('“A deploy”, “No canary”.'),
      details: { rule: 'STATUS-9' },
    })
    await aPrevention(bought, 'open')
    expect((await needs()).unansweredCards).toEqual([{ id: declined, statement: 'No canary' }])
    await expect(close()).rejects.toMatchObject({ details: { rule: 'STATUS-9' } })
    await aPrevention(declined, 'declined')
    await close()
    expect((await getIncident(ada, incident.id)).status).toBe('closed')
  })

  test('[CMD-11] [STATUS-9] sent together with the publishing it is decided on what that publishes', async () => {
    await run(incident, 'open-review', {}, ada)
    await addTrigger('A deploy')
    await approve(incident, ada, await aPerson())
    const answers = await Promise.allSettled(
      (['publish-review', 'change-status'] as const).map((name) =>
        execute({
          incidentId: incident.id,
          name,
          actor: ada,
          commandId: randomUUID(),
          input: name === 'change-status' ? { status: 'closed' } : {},
        }),
      ),
    )
    expect(answers).toMatchObject([
      { status: 'fulfilled' },
      { reason: { details: { rule: expect.stringMatching(/^STATUS-[89]$/) } } },
    ])
  })

  async function aPrevention(cardId: string, state: string) {
    await query(
      `insert into prevention (id, incident_id, title, kind, state, card_id, created_by, created_at, updated_at)
       values ($1, $2, 'Do better', 'prevent', $3, $4, $5, now(), now())`,
      [randomUUID(), incident.id, state, cardId, ada.id],
    )
  }
})
