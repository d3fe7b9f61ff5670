import { AppError } from '@/lib/domain/errors'
import { parse } from '@/lib/domain/parse'
import type { Receiver } from '@/lib/server/db/integrations'
import { parseJson, readBytes } from '@/lib/server/http/read-body'
import { requireJson, textOf } from '@/lib/server/http/respond'
import {
  deploymentPayloadSchema,
  deploymentStatusPayloadSchema,
  issuesPayloadSchema,
  workflowRunPayloadSchema,
} from '@/lib/server/integrations/github/payload'
import { receiveTold } from '@/lib/server/integrations/github/receive'
import { isSigned } from '@/lib/server/integrations/github/signature'
import {
  NOTHING,
  type Told,
  toldByDeployment,
  toldByDeploymentStatus,
  toldByIssues,
  toldByWorkflowRun,
} from '@/lib/server/integrations/github/translate'
import { MAX_DELIVERY_BYTES, withinLoad } from '@/lib/server/integrations/intake-load'
import { requireReceiver, tellingAdmin } from '@/lib/server/integrations/receiver-of-key'
import { reportIssueAt } from '@/lib/server/preventions/follow-issue'

/** What a delivery led to, for the page of deliveries that GitHub shows. */
export interface GithubAnswer {
  event: string
  changes: number
  runs: number
}

/**
 * Takes one delivery of GitHub's. What it tells has an identity of its own (a deployment, a run and its attempt), so one
 * that is delivered again changes nothing.
 */
export async function handleGithubWebhook(request: Request, key: string): Promise<GithubAnswer> {
  return withinLoad(request.headers.get('content-length'), async () => {
    const receiver = await requireReceiver('github', key)
    const event = request.headers.get('x-github-event') ?? ''
    const told = await tellingAdmin(receiver, () => readTold(request, key, event, receiver))
    await receiveTold(receiver, told)
    if (told.issue) await followTold(receiver, told.issue)
    return { event, changes: told.changes.length, runs: told.runs.length }
  })
}

const followTold = ({ id, name }: Receiver, { url, ...report }: NonNullable<Told['issue']>): Promise<void> =>
  reportIssueAt(url, report, { kind: 'integration', id, name })

async function readTold(request: Request, key: string, event: string, { rules }: Receiver): Promise<Told> {
  const body = await readBytes(request, MAX_DELIVERY_BYTES)
  if (!isSigned(key, body, request.headers.get('x-hub-signature-256'))) {
    throw new AppError('unauthenticated', 'X-Hub-Signature-256 is not that of this integration: is its key the secret?')
  }
  requireJson(request)
  const payload = parseJson(textOf(body))
  switch (event) {
    case 'deployment':
      return toldByDeployment(parse(deploymentPayloadSchema, payload))
    case 'deployment_status':
      return toldByDeploymentStatus(parse(deploymentStatusPayloadSchema, payload), rules.changes)
    case 'workflow_run':
      return toldByWorkflowRun(parse(workflowRunPayloadSchema, payload), rules.changes)
    case 'issues':
      return toldByIssues(parse(issuesPayloadSchema, payload))
    default:
      // A ping, or what somebody subscribed to besides.
      return NOTHING
  }
}
