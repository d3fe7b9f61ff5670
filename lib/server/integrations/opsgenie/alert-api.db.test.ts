import { afterEach, describe, expect, test } from 'vitest'
import {
  POST as act,
  PUT as change,
  GET as getPart,
  DELETE as takeAway,
} from '@/app/v2/alerts/[identifier]/[part]/route'
import { DELETE, GET } from '@/app/v2/alerts/[identifier]/route'
import { GET as count } from '@/app/v2/alerts/count/route'
import { GET as getRequest } from '@/app/v2/alerts/requests/[requestId]/route'
import { POST as create, GET as list } from '@/app/v2/alerts/route'
import { setClock } from '@/lib/server/clock'
import { getAlert } from '@/lib/server/queries/get-alert'
import { alertsOf, type DropInSender, documentedPayload, dropInSender, requestTo } from '@/lib/testing/drop-in-sender'
import { runDueTimers } from '@/lib/testing/run-timers'

afterEach(() => setClock(null))

// The payload has the form of https://docs.opsgenie.com/docs/alert-api#create-alert
const documented = () => documentedPayload('opsgenie', 'create')
const ALIAS = 'Life is too short for no alias'
const ID_FORM = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

type Route = (request: Request, context: unknown) => Promise<Response>

async function ask(sender: Pick<DropInSender, 'key'>, route: Route, method: string, path: string, body?: unknown) {
  const headers = { authorization: `GenieKey ${sender.key}` }
  const response = await route(requestTo(`/v2/alerts${path}`, body, { method, headers }), undefined)
  return { status: response.status, body: await response.json() }
}

const byAlias = (part = '', alias = ALIAS) => `/${encodeURIComponent(alias)}${part}?identifierType=alias`
const alertOf = async (sender: DropInSender) => (await ask(sender, GET, 'GET', byAlias())).body.data
const outcomeOf = async (sender: DropInSender, { body }: { body: { requestId: string } }) =>
  (await ask(sender, getRequest, 'GET', `/requests/${body.requestId}`)).body.data

describe('the Opsgenie Alert API', () => {
  test('[DROP-5] finds an alert by an alias, and a tag, that cannot be stored as they are', async () => {
    const sender = await dropInSender('opsgenie')
    const odd = 'nul: \u0000'
    await ask(sender, create, 'POST', '', { ...documented(), alias: odd, tags: [odd] })
    const taken = await ask(sender, takeAway, 'DELETE', `${byAlias('/tags', odd)}&tags=${encodeURIComponent(odd)}`)
    expect(await outcomeOf(sender, taken)).toMatchObject({ isSuccess: true, status: 'Removed tags' })
    expect((await ask(sender, GET, 'GET', byAlias('', odd))).body.data).toMatchObject({ status: 'open', tags: [] })
  })

  test('[DROP-5] creates an alert as documented, says how the request went, and answers the alert', async () => {
    const sender = await dropInSender('opsgenie')
    const answer = await ask(sender, create, 'POST', '', documented())
    expect(answer).toMatchObject({ status: 202, body: { result: 'Request will be processed' } })
    expect(answer.body).toMatchObject({ took: expect.any(Number), requestId: expect.stringMatching(ID_FORM) })
    const [stored] = await alertsOf(sender)
    expect(await outcomeOf(sender, answer)).toMatchObject({
      isSuccess: true,
      success: true,
      action: 'Create',
      status: 'Created alert',
      alertId: stored?.id,
      alias: ALIAS,
      integrationId: sender.integration.id,
    })
    expect(stored).toMatchObject({ severity: 'sev1', raw: documented(), labels: { key1: 'value1', priority: 'P1' } })
    expect(await alertOf(sender)).toMatchObject({
      id: stored?.id,
      tinyId: expect.stringMatching(/^\d+$/),
      alias: ALIAS,
      message: 'An example alert message',
      status: 'open',
      acknowledged: false,
      snoozed: false,
      count: 1,
      priority: 'P1',
      tags: ['OverwriteQuietHours', 'Critical'],
      details: { key1: 'value1', key2: 'value2' },
      actions: ['Restart', 'AnExampleAction'],
      entity: 'An example entity',
      description: 'Every alert needs a description',
    })
  })

  test('[DROP-5] finds an alert by id, alias and tiny id, and by no other', async () => {
    const sender = await dropInSender('opsgenie')
    await ask(sender, create, 'POST', '', documented())
    const { id, tinyId } = await alertOf(sender)
    expect((await ask(sender, GET, 'GET', `/${id}`)).body.data.alias).toBe(ALIAS)
    expect((await ask(sender, GET, 'GET', `/${tinyId}?identifierType=tiny`)).body.data.id).toBe(id)
    expect(await ask(sender, GET, 'GET', `/${tinyId}`)).toMatchObject({
      status: 404,
      body: { message: 'Alert does not exist' },
    })
    expect((await ask(sender, GET, 'GET', `/${id}?identifierType=name`)).status).toBe(422)
    const other = await dropInSender('opsgenie')
    expect((await ask(other, GET, 'GET', `/${id}`)).status).toBe(404)
  })

  test('[DROP-5] counts one more of an open alias, and begins anew after a close', async () => {
    const sender = await dropInSender('opsgenie')
    await ask(sender, create, 'POST', '', documented())
    const second = await ask(sender, create, 'POST', '', documented())
    expect(await outcomeOf(sender, second)).toMatchObject({ status: 'Deduplicated alert' })
    expect(await alertOf(sender)).toMatchObject({ count: 2 })
    expect((await ask(sender, act, 'POST', byAlias('/close'), { source: 'Alertmanager' })).status).toBe(202)
    expect(await alertOf(sender)).toMatchObject({ status: 'closed' })
    await ask(sender, create, 'POST', '', documented())
    expect(await alertOf(sender)).toMatchObject({ status: 'open', count: 1 })
    expect(await alertsOf(sender)).toHaveLength(2)
  })

  test('[DROP-5] acknowledges and takes it back, notes, tags, details, owner, message, description and priority', async () => {
    const sender = await dropInSender('opsgenie')
    await ask(sender, create, 'POST', '', documented())
    const body = { user: 'trinity@example.com', note: 'Looking' }
    await ask(sender, act, 'POST', byAlias('/acknowledge'), body)
    expect(await alertOf(sender)).toMatchObject({
      acknowledged: true,
      report: { acknowledgedBy: 'trinity@example.com' },
    })
    await ask(sender, act, 'POST', byAlias('/unacknowledge'))
    await ask(sender, act, 'POST', byAlias('/notes'), { note: 'It is the disk' })
    await ask(sender, act, 'POST', byAlias('/tags'), { tags: ['New', 'Critical'] })
    await ask(sender, takeAway, 'DELETE', `${byAlias('/tags')}&tags=OverwriteQuietHours`)
    await ask(sender, act, 'POST', byAlias('/details'), { details: { region: 'eu' } })
    await ask(sender, takeAway, 'DELETE', `${byAlias('/details')}&keys=key1,key2`)
    await ask(sender, act, 'POST', byAlias('/assign'), { owner: { username: 'neo@example.com' } })
    await ask(sender, change, 'PUT', byAlias('/message'), { message: 'The disk is full' })
    await ask(sender, change, 'PUT', byAlias('/description'), { description: 'Of db-1' })
    await ask(sender, change, 'PUT', byAlias('/priority'), { priority: 'P4' })
    expect(await alertOf(sender)).toMatchObject({
      acknowledged: false,
      tags: ['Critical', 'New'],
      details: { region: 'eu' },
      owner: 'neo@example.com',
      message: 'The disk is full',
      description: 'Of db-1',
      priority: 'P4',
    })
    const [stored] = await alertsOf(sender)
    expect(stored).toMatchObject({ severity: 'sev4', labels: { priority: 'P4' } })
    const notes = (await ask(sender, getPart, 'GET', byAlias('/notes'))).body.data
    expect(notes).toMatchObject([{ note: 'It is the disk' }, { note: 'Looking', owner: 'trinity@example.com' }])
    const { history } = await getAlert(sender.admin, stored!.id)
    expect(history.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['fired', 'acknowledged', 'unacknowledged', 'noted', 'changed']),
    )
  })

  test('[DROP-5] snoozes until an instant, after which it is open as before', async () => {
    const sender = await dropInSender('opsgenie')
    await ask(sender, create, 'POST', '', documented())
    const endTime = new Date(Date.now() + 600_000).toISOString()
    await ask(sender, act, 'POST', byAlias('/snooze'), { endTime })
    expect(await alertOf(sender)).toMatchObject({ snoozed: true, snoozedUntil: endTime })
    setClock(() => new Date(Date.now() + 601_000))
    await runDueTimers()
    expect(await alertOf(sender)).toMatchObject({ snoozed: false, status: 'open' })
  })

  test('[DROP-5] lists and counts, deletes, and says that it escalates nothing', async () => {
    const sender = await dropInSender('opsgenie')
    for (const alias of ['a', 'b', 'c']) await ask(sender, create, 'POST', '', { ...documented(), alias })
    await ask(sender, act, 'POST', byAlias('/close', 'b'))
    expect((await ask(sender, count, 'GET', '/count?query=status:open')).body.data).toEqual({ count: 2 })
    const page = (await ask(sender, list, 'GET', '?limit=2&offset=1')).body.data
    expect(page.map(({ alias }: { alias: string }) => alias)).toEqual(['b', 'a'])
    expect(await ask(sender, list, 'GET', '?query=priority:P1')).toMatchObject({
      status: 422,
      body: { errors: { query: expect.any(String) } },
    })
    const escalated = await ask(sender, act, 'POST', byAlias('/escalate', 'a'), { escalation: { name: 'x' } })
    expect(await outcomeOf(sender, escalated)).toMatchObject({ isSuccess: false, action: 'Escalate' })
    expect((await ask(sender, DELETE, 'DELETE', byAlias('', 'a'))).status).toBe(202)
    expect((await ask(sender, GET, 'GET', byAlias('', 'a'))).status).toBe(404)
    expect((await alertsOf(sender)).find(({ dedup_key }) => dedup_key === 'a')).toMatchObject({ status: 'resolved' })
  })

  test('[DROP-5] accepts what is asked of an alert that is not there, and says so in the request', async () => {
    const sender = await dropInSender('opsgenie')
    const answer = await ask(sender, act, 'POST', byAlias('/close', 'nothing'), {})
    expect(answer.status).toBe(202)
    expect(await outcomeOf(sender, answer)).toMatchObject({ isSuccess: false, status: 'Alert does not exist' })
  })

  test('[DROP-3] names what is wrong in the words of that API', async () => {
    const sender = await dropInSender('opsgenie')
    const wrong = { ...documented(), message: '', priority: 'P9', tags: Array(21).fill('x') }
    expect(await ask(sender, create, 'POST', '', wrong)).toMatchObject({
      status: 422,
      body: {
        message: 'Request body is not processable. Please check the errors.',
        errors: {
          message: 'Message can not be empty.',
          priority: 'should be one of P1, P2, P3, P4, P5',
          tags: 'can not have more than 20 items',
        },
        took: expect.any(Number),
        requestId: expect.stringMatching(ID_FORM),
      },
    })
    expect((await ask(sender, create, 'POST', '', { message: 'x'.repeat(131) })).body.errors.message).toContain('130')
    expect((await ask(sender, create, 'POST', '', '{"message":')).status).toBe(400)
    expect(await ask({ key: 'evk_guessed' }, create, 'POST', '', documented())).toMatchObject({
      status: 401,
      body: { message: 'Could not authenticate' },
    })
    expect((await ask(sender, act, 'POST', byAlias('/dance'), {})).status).toBe(404)
    expect(await alertsOf(sender)).toEqual([])
  })
})
