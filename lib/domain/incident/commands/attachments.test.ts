import { describe, expect, it } from 'vitest'
import { ada, ben, cleo, InMemoryIncident, uuid } from '@/lib/testing/in-memory-incident'
import { refusalOf } from '@/lib/testing/refusal-of'
import type { AttachmentRef } from '../values'

const one = uuid(500)
const entry = (attachments: AttachmentRef[], over: object = {}) => ({
  entryId: one,
  kind: 'note',
  text: 'Look at this.',
  attachments: attachments.map(({ id }) => id),
  ...over,
})

describe('add-entry with pictures and files', () => {
  it('[FILE-1] [FILE-11] keeps what is known of them in the event and in the row', () => {
    const room = new InMemoryIncident()
    const picture = room.upload(ben)
    const log = room.upload(ben, { name: 'pod.log', mediaType: 'text/plain', width: null, height: null })
    const [added] = room.run(ben, 'add-entry', entry([picture, log]))
    expect(added?.payload).toMatchObject({ attachments: [picture, log] })
    expect(room.rowOf(one)?.attachments).toEqual([picture, log])
  })

  it('[FILE-1] needs no words with one, and words without', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'add-entry', entry([room.upload(ben)], { text: ' ' }))
    expect(room.rowOf(one)).toMatchObject({ text: '', attachments: [{ name: 'errors.png' }] })
    const refused = refusalOf(() => room.run(ben, 'add-entry', entry([], { entryId: uuid(501), text: '' })))
    expect(refused).toMatchObject({ code: 'invalid_input', field: 'input.text' })
  })

  it('leaves an entry without any as it always was', () => {
    const room = new InMemoryIncident()
    const [added] = room.run(ben, 'add-entry', entry([]))
    expect(added?.payload).not.toHaveProperty('attachments')
    expect(room.rowOf(one)?.attachments).toEqual([])
  })

  it('[FILE-1] refuses what is not there, what somebody else uploaded, and what another entry has', () => {
    const room = new InMemoryIncident()
    const [mine, theirs] = [room.upload(ben), room.upload(cleo)]
    room.run(ben, 'add-entry', entry([mine]))
    const nowhere = { ...mine, id: uuid(999) }
    for (const attachment of [nowhere, theirs, mine]) {
      const write = () => room.run(ben, 'add-entry', entry([attachment], { entryId: uuid(501) }))
      expect(refusalOf(write)).toMatchObject({ rule: 'FILE-1', field: 'input.attachments' })
    }
    expect(refusalOf(() => room.run(ada, 'add-entry', entry([theirs], { entryId: uuid(501) }))).rule).toBe('FILE-1')
  })

  it('[FILE-1] takes each once, and at most ten', () => {
    const room = new InMemoryIncident()
    const picture = room.upload(ben)
    room.run(ben, 'add-entry', entry([picture, picture]))
    expect(room.rowOf(one)?.attachments).toEqual([picture])
    const many = Array.from({ length: 11 }, () => room.upload(ben))
    const refused = refusalOf(() => room.run(ben, 'add-entry', entry(many, { entryId: uuid(501) })))
    expect(refused).toMatchObject({ code: 'invalid_input', field: 'input.attachments' })
  })

  it('[REDACT-4] [FILE-10] forgets them with the words', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'add-entry', entry([room.upload(ben, { name: 'hunter2.png' })], { kind: 'decision', text: '' }))
    room.run(ben, 'redact-entry', { entryId: one })
    expect(room.rowOf(one)).toMatchObject({ text: null, attachments: [] })
    expect(JSON.stringify([room.state, [...room.rows.values()], room.redactedLog()])).not.toContain('hunter2')
  })
})
