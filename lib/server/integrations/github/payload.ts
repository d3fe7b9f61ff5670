import { z } from 'zod'
import { storableText } from '@/lib/domain/alert/storable'

const instant = z.iso.datetime({ offset: true })
const login = z.looseObject({ login: z.string(), type: z.string().optional() })

/** What names something here, or stands in a key: GitHub's own limits are narrower. */
const nameSchema = z.string().max(300, 'is longer than 300 characters').transform(storableText)

const repository = z.looseObject({
  name: nameSchema,
  full_name: nameSchema,
  html_url: z.string(),
  default_branch: nameSchema,
})

const deployment = z.looseObject({
  id: z.int(),
  sha: z.string(),
  ref: z.string(),
  environment: nameSchema,
  description: z.string().nullish(),
  creator: login.nullish(),
  created_at: instant,
})

/** The run that made a deployment, when it was one of GitHub's own workflows. */
const maker = z
  .looseObject({
    actor: login.nullish(),
    triggering_actor: login.nullish(),
    head_sha: z.string().nullish(),
    head_commit: z.looseObject({ timestamp: instant.nullish() }).nullish(),
  })
  .nullish()

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#deployment */
export const deploymentPayloadSchema = z.looseObject({ deployment, repository, workflow_run: maker })

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#deployment_status */
export const deploymentStatusPayloadSchema = z.looseObject({
  deployment,
  repository,
  workflow_run: maker,
  deployment_status: z.looseObject({ state: z.string(), created_at: instant }),
})

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_run */
export const workflowRunPayloadSchema = z.looseObject({
  action: z.string(),
  repository,
  workflow: z.looseObject({ name: z.string() }).nullish(),
  workflow_run: z.looseObject({
    id: z.int(),
    name: z.string().nullish(),
    event: z.string(),
    conclusion: z.string().nullish(),
    head_branch: z.string().nullish(),
    head_sha: z.string(),
    head_repository: z.looseObject({ full_name: z.string() }).nullish(),
    head_commit: z
      .looseObject({
        message: z.string().nullish(),
        timestamp: instant.nullish(),
        author: z.looseObject({ name: z.string().nullish(), email: z.string().nullish() }).nullish(),
      })
      .nullish(),
    actor: login.nullish(),
    triggering_actor: login.nullish(),
    run_attempt: z.int().default(1),
    run_number: z.int().optional(),
    html_url: z.string(),
    created_at: instant,
    updated_at: instant,
  }),
})

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#issues */
export const issuesPayloadSchema = z.looseObject({
  action: z.string(),
  issue: z.looseObject({
    number: z.int(),
    html_url: z.string().max(2000, 'is longer than 2000 characters'),
    state: z.string(),
    state_reason: z.string().nullish(),
  }),
})

export type DeploymentPayload = z.output<typeof deploymentPayloadSchema>
export type DeploymentStatusPayload = z.output<typeof deploymentStatusPayloadSchema>
export type WorkflowRunPayload = z.output<typeof workflowRunPayloadSchema>
export type IssuesPayload = z.output<typeof issuesPayloadSchema>
