import { describe, expect, test } from 'vitest'
import { GET as listRules } from '@/app/api/v1/alert-rules/route'
import { GET as listRatings, POST as rate } from '@/app/api/v1/incidents/[idOrKey]/alert-ratings/route'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { listIncidents } from '@/lib/server/queries/list-incidents'
import { alertSender } from '@/lib/testing/alert-sender'
import { call } from '@/lib/testing/api'
import { runDueTimers } from '@/lib/testing/run-timers'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

async function anIncidentOf(rule: string) {
  const sender = await alertSender()
  await sender.send(
    { fingerprint: 'a', labels: { alertname: rule } },
    { fingerprint: 'b', labels: { alertname: rule } },
  )
  await runDueTimers()
  const { incidents } = await listIncidents(SYSTEM_ACTOR, { serviceId: sender.service.id })
  return incidents[0]!.key
}

const rating = (rule: string, change: object = {}) => ({ rule, isActionable: true, ...change })
const ruleOf = async (as: SignedIn, rule: string) =>
  (await call(listRules, as)).body.rules.find((each: { rule: string }) => each.rule === rule)

describe('ratings of alerts', () => {
  test('[RATING-1] count once a person, rule and incident; the last word holds', async () => {
    const idOrKey = await anIncidentOf('DiskFull')
    const ada = await signedInPerson('responder')
    const options = { params: { idOrKey } }
    expect((await call(listRatings, ada, options)).body.ratings).toEqual([{ rule: 'DiskFull', count: 2, mine: null }])
    await call(rate, ada, { ...options, body: rating('DiskFull') })
    const { body } = await call(rate, ada, {
      ...options,
      body: rating('DiskFull', { isActionable: false, about: 'cause', isWorthWaking: false }),
    })
    expect(body.ratings).toEqual([
      { rule: 'DiskFull', count: 2, mine: { isActionable: false, about: 'cause', isWorthWaking: false } },
    ])
    expect(await ruleOf(ada, 'DiskFull')).toMatchObject({
      count: 2,
      opened: 1,
      pages: 0,
      rated: 1,
      actionable: 0,
      causes: 1,
      precision: null,
      proposal: null,
    })
    expect((await call(listRatings, await signedInPerson('responder'), options)).body.ratings[0].mine).toBeNull()
  })

  test('[RATING-2] of five people propose what to do with the rule, and name nobody', async () => {
    const idOrKey = await anIncidentOf('LoadHigh')
    for (let index = 0; index < 5; index++) {
      const person = await signedInPerson('responder')
      await call(rate, person, { params: { idOrKey }, body: rating('LoadHigh', { isActionable: index === 0 }) })
    }
    const rule = await ruleOf(await signedInPerson('stakeholder'), 'LoadHigh')
    expect(rule).toMatchObject({ rated: 5, actionable: 1, precision: 0.2, proposal: 'no-page' })
    expect(JSON.stringify(rule)).not.toContain('Ada')
  })

  test('[RATING-1] are of people who respond, of rules that are there, and of incidents they may see', async () => {
    const idOrKey = await anIncidentOf('Slow')
    const body = rating('Slow')
    expect((await call(rate, await signedInPerson('stakeholder'), { params: { idOrKey }, body })).status).toBe(403)
    const ada = await signedInPerson('responder')
    const other = await call(rate, ada, { params: { idOrKey }, body: rating('Fast') })
    expect([other.status, other.body.error.details.fields[0].path]).toEqual([400, 'rule'])
    expect((await call(rate, ada, { params: { idOrKey: 'INC-999999' }, body })).status).toBe(404)
  })
})
