import { beforeEach, describe, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import { addPicture } from '@/lib/server/attachments/add-picture'
import { getAttachment } from '@/lib/server/queries/get-attachment'
import { query } from '@/lib/testing/database'
import { anIncident, aPerson, aStakeholder, run, withSession } from '@/lib/testing/factories'
import { anUpload, aPng } from '@/lib/testing/pictures'
import { runDueTimers } from '@/lib/testing/run-timers'

let ada: PersonActor
let incident: IncidentState

const seenBy = (actor: PersonActor, id: string) => getAttachment(actor, incident.id, id, { variant: 'full' })
const aDayLater = () => query(`update timer set due_at = now() - interval '1 minute' where kind = 'delete-upload'`)

beforeEach(async () => {
  ada = await withSession(await aPerson())
  incident = await anIncident({ by: ada })
  await run(incident, 'change-status', { status: 'mitigated' }, ada)
  await run(incident, 'open-review', {}, ada)
})

describe('[PICTURE-1] a picture of the postmortem', () => {
  test('is seen by whoever sees the incident, and is not deleted as unused', async () => {
    const { id } = await anUpload(incident, ada, { name: 'errors.png', bytes: await aPng() })
    const other = await anUpload(incident, ada, { name: 'other.png', bytes: await aPng({ width: 20 }) })
    const reader = await aStakeholder()
    await expect(seenBy(reader, id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await addPicture(ada, incident.key, id)).toEqual({ attachmentId: id })
    expect(await addPicture(ada, incident.key, id)).toEqual({ attachmentId: id })
    await aDayLater()
    await runDueTimers()
    expect(await seenBy(reader, id)).toMatchObject({ isPicture: true })
    await expect(seenBy(ada, other.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('[PICTURE-2] is no file of another kind, nothing that its writer does not see, and nothing without a review', async () => {
    const log = await anUpload(incident, ada)
    await expect(addPicture(ada, incident.id, log.id)).rejects.toMatchObject({
      code: 'rule_refused',
      details: { rule: 'PICTURE-1', fields: [{ path: 'attachmentId' }] },
    })
    const picture = await anUpload(incident, ada, { bytes: await aPng() })
    const bob = await withSession(await aPerson())
    await expect(addPicture(bob, incident.id, picture.id)).rejects.toMatchObject({ code: 'not_found' })
    const elsewhere = await anIncident({ by: ada })
    await expect(addPicture(ada, elsewhere.id, picture.id)).rejects.toMatchObject({ details: { rule: 'PICTURE-2' } })
  })

  test('is added by who may write, also once the incident is closed', async () => {
    const picture = await anUpload(incident, ada, { bytes: await aPng() })
    const reader = await withSession(await aStakeholder())
    await expect(addPicture(reader, incident.id, picture.id)).rejects.toMatchObject({ code: 'forbidden' })
    await query(
      `update incident set status = 'closed', state = jsonb_set(state, '{status}', '"closed"') where id = $1`,
      [incident.id],
    )
    const late = await anUpload(incident, ada, { name: 'late.png', bytes: await aPng() })
    expect(await addPicture(ada, incident.id, late.id)).toEqual({ attachmentId: late.id })
  })
})
