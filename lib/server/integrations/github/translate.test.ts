import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { changeRulesSchema } from '@/lib/domain/change/change-rules'
import { parse } from '@/lib/domain/parse'
import {
  deploymentPayloadSchema,
  deploymentStatusPayloadSchema,
  workflowRunPayloadSchema,
} from '@/lib/server/integrations/github/payload'
import { isSigned } from '@/lib/server/integrations/github/signature'
import { toldByDeployment, toldByDeploymentStatus, toldByWorkflowRun } from '@/lib/server/integrations/github/translate'

const documented = (name: string) => JSON.parse(readFileSync(new URL(`payloads/${name}.json`, import.meta.url), 'utf8'))
const rules = changeRulesSchema.parse({})

const status = (state: string, over: object = {}) => {
  const payload = documented('deployment-status-success')
  const given = { ...payload, ...over, deployment_status: { ...payload.deployment_status, state } }
  return toldByDeploymentStatus(parse(deploymentStatusPayloadSchema, given), rules)
}

const run = (over: object = {}, outer: object = {}, given = rules) => {
  const payload = documented('workflow-run-failure')
  const merged = { ...payload, ...outer, workflow_run: { ...payload.workflow_run, ...over } }
  return toldByWorkflowRun(parse(workflowRunPayloadSchema, merged), given)
}

describe('[CHANGE-2] a deployment', () => {
  test('that was created is a change that began', () => {
    const payload = documented('deployment')
    expect(toldByDeployment(parse(deploymentPayloadSchema, payload))).toEqual({
      changes: [
        {
          dedupKey: 'deployment 87972451',
          kind: 'deploy',
          status: 'started',
          title: 'payments-api v8412',
          serviceKey: null,
          repository: 'acme/payments-api',
          author: 'ravi-menon',
          authorEmail: null,
          url: 'https://github.com/acme/payments-api/commit/3484a3fb816e0859fd6e1cea078d76385ff50625',
          version: 'v8412',
          environment: 'production',
          size: null,
          startedAt: '2026-11-20T22:29:00.000Z',
          finishedAt: null,
          committedAt: null,
          raw: payload,
        },
      ],
      runs: [],
    })
  })

  test('is the same change when it ended, and a run of its environment', () => {
    const { changes, runs } = status('failure')
    expect(changes).toMatchObject([
      { dedupKey: 'deployment 87972451', status: 'failed', finishedAt: '2026-11-20T22:31:04.000Z' },
    ])
    expect(runs).toMatchObject([
      { pipeline: 'deployment acme/payments-api to production', isFailed: true, kind: 'deployment' },
    ])
    expect(status('success').runs).toMatchObject([{ isFailed: false }])
    expect(status('error').changes).toMatchObject([{ status: 'failed' }])
  })

  test('goes on, and says nothing once a later one took its place', () => {
    expect(status('in_progress')).toMatchObject({ changes: [{ status: 'started' }], runs: [] })
    expect(status('inactive')).toEqual({ changes: [], runs: [] })
  })

  test('to an environment that is not taken says nothing', () => {
    const { deployment } = documented('deployment')
    const staging = { deployment: { ...deployment, environment: 'staging' } }
    expect(status('failure', staging)).toEqual({ changes: [], runs: [] })
  })

  test('of a branch is named by its commit, and made by whoever started the run', () => {
    const { deployment } = documented('deployment')
    const payload = {
      ...documented('deployment'),
      deployment: { ...deployment, ref: 'main', creator: { login: 'github-actions[bot]', type: 'Bot' } },
      workflow_run: { actor: { login: 'ravi-menon' } },
    }
    const [change] = toldByDeployment(parse(deploymentPayloadSchema, payload)).changes
    expect(change).toMatchObject({ title: 'payments-api 3484a3f', version: '3484a3f', author: 'ravi-menon' })
  })

  test('[CHANGE-11] tells when it was committed, if the run that made it says so of the same commit', () => {
    const { deployment } = documented('deployment')
    const madeBy = (head_sha: string) => {
      const head_commit = { timestamp: '2026-11-20T22:20:07Z' }
      const payload = { ...documented('deployment'), workflow_run: { head_sha, head_commit } }
      return toldByDeployment(parse(deploymentPayloadSchema, payload)).changes[0]?.committedAt
    }
    expect(madeBy(deployment.sha)).toBe('2026-11-20T22:20:07.000Z')
    expect(madeBy('another')).toBeNull()
  })
})

describe('[PIPE-1] a run of a workflow', () => {
  test.each(['failure', 'timed_out', 'startup_failure'])(
    'that ended with %s on the default branch failed',
    (conclusion) => {
      expect(run({ conclusion })).toMatchObject({
        changes: [],
        runs: [
          {
            pipeline: 'acme/payments-api CI',
            runKey: '289782451 1',
            isFailed: true,
            title: 'CI fails on main of acme/payments-api',
            at: '2026-11-20T22:27:51.000Z',
          },
        ],
      })
    },
  )

  test('that succeeded is green', () => {
    expect(run({ conclusion: 'success' }).runs).toMatchObject([{ isFailed: false }])
  })

  test.each(['cancelled', 'skipped', 'neutral', 'action_required', 'stale'])(
    'that was %s says nothing',
    (conclusion) => {
      expect(run({ conclusion }).runs).toEqual([])
    },
  )

  test('of another branch, a pull request or a fork is not the way to production', () => {
    expect(run({ head_branch: 'feature' }).runs).toEqual([])
    expect(run({ event: 'pull_request' }).runs).toEqual([])
    expect(run({ head_repository: { full_name: 'somebody/payments-api' } }).runs).toEqual([])
  })

  test('that goes on says nothing yet', () => {
    expect(run({ conclusion: null }, { action: 'in_progress' }).runs).toEqual([])
  })

  test('[CHANGE-2] is a change, too, when the rules call its workflow a deployment', () => {
    const deploys = { ...rules, deployWorkflows: ['ci'] }
    expect(run({ conclusion: 'success' }, {}, deploys).changes).toMatchObject([
      {
        dedupKey: 'run 289782451 1',
        status: 'succeeded',
        title: 'payments-api 3484a3f: Shorten the 3DS timeout',
        authorEmail: 'ravi@example.org',
        committedAt: '2026-11-20T22:20:07.000Z',
      },
    ])
    expect(run({ conclusion: null }, { action: 'requested' }, deploys).changes).toMatchObject([{ status: 'started' }])
    expect(run({ conclusion: 'cancelled' }, {}, deploys).changes).toEqual([])
  })
})

// The example of https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
test('[CHANGE-1] the signature is that of the documentation', () => {
  const signature = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17'
  const body = Buffer.from('Hello, World!')
  expect(isSigned("It's a Secret to Everybody", body, signature)).toBe(true)
  expect(isSigned('another', body, signature)).toBe(false)
  expect(isSigned("It's a Secret to Everybody", Buffer.from('Hello, World'), signature)).toBe(false)
  for (const wrong of [null, '', 'sha256=', 'sha1=757107', `${signature}00`]) {
    expect(isSigned("It's a Secret to Everybody", body, wrong)).toBe(false)
  }
})
