import { storable } from '@/lib/domain/alert/storable'
import type { ChangeStatus } from '@/lib/domain/change/change'
import { type ChangeRules, isDeployWorkflow, takesEnvironment } from '@/lib/domain/change/change-rules'
import type { IncomingChange, PipelineRun } from '@/lib/domain/change/incoming-change'
import type {
  DeploymentPayload,
  DeploymentStatusPayload,
  IssuesPayload,
  WorkflowRunPayload,
} from '@/lib/server/integrations/github/payload'
import { toldInstant, toldLink, toldText } from '@/lib/server/integrations/told'

/** What one delivery says: changes, and runs of a pipeline that ended. */
export interface Told {
  changes: IncomingChange[]
  runs: PipelineRun[]
  /** An issue that was closed or reopened; a prevention may follow it. */
  issue?: { url: string; state: 'open' | 'closed'; reason: string | null }
}

export const NOTHING: Told = { changes: [], runs: [] }

/** A deployment began. */
export const toldByDeployment = (payload: DeploymentPayload): Told => ({
  changes: [changeOf(payload, { status: 'started', finishedAt: null })],
  runs: [],
})

const ENDED = { success: false, failure: true, error: true }
const isEnd = (state: string): state is keyof typeof ENDED => Object.hasOwn(ENDED, state)

/** A deployment goes on, or ended: the change of the same id is amended, and its environment is a pipeline of its own. */
export function toldByDeploymentStatus(payload: DeploymentStatusPayload, rules: ChangeRules): Told {
  const { deployment, deployment_status: status, repository } = payload
  // Replaced by a later one: nothing happened to production.
  if (status.state === 'inactive') return NOTHING
  if (!isEnd(status.state)) return toldByDeployment(payload)
  const isFailed = ENDED[status.state]
  const finishedAt = toldInstant(status.created_at)
  const change = changeOf(payload, { status: isFailed ? 'failed' : 'succeeded', finishedAt })
  if (!takesEnvironment(rules, deployment.environment)) return NOTHING
  const where = `${repository.full_name} to ${deployment.environment}`
  const run: PipelineRun = {
    pipeline: `deployment ${where}`,
    runKey: String(deployment.id),
    kind: 'deployment',
    isFailed,
    title: `The deployment of ${where} fails`,
    repository: repository.full_name,
    url: change.url,
    at: finishedAt ?? new Date().toISOString(),
    raw: change.raw,
  }
  return { changes: [change], runs: [run] }
}

function changeOf(
  payload: DeploymentPayload,
  { status, finishedAt }: { status: ChangeStatus; finishedAt: string | null },
): IncomingChange {
  const { deployment, repository, workflow_run: run } = payload
  const version = versionOf(deployment.ref, deployment.sha, repository.default_branch)
  const made = run?.triggering_actor ?? run?.actor ?? deployment.creator
  const about = toldText(deployment.description, 120)
  return {
    dedupKey: `deployment ${deployment.id}`,
    kind: 'deploy',
    status,
    title: toldText(`${repository.name} ${version}${about ? `: ${about}` : ''}`) ?? version,
    serviceKey: null,
    repository: repository.full_name,
    author: toldText(made?.login, 100),
    authorEmail: null,
    url: toldLink(`${repository.html_url}/commit/${deployment.sha}`),
    version: toldText(version, 100),
    environment: toldText(deployment.environment, 100),
    size: null,
    startedAt: toldInstant(deployment.created_at),
    finishedAt,
    committedAt: toldInstant(run?.head_sha === deployment.sha ? run?.head_commit?.timestamp : null),
    raw: storable(payload),
  }
}

/** A tag says which version it is; a branch does not, so the commit does. */
const versionOf = (ref: string, sha: string, defaultBranch: string): string =>
  ref === defaultBranch || sha.startsWith(ref) || ref.includes('/') ? sha.slice(0, 7) : ref

const FAILURES = new Set(['failure', 'timed_out', 'startup_failure'])

/**
 * A run of a workflow. Only the default branch leads to production, and a fork may call its branch the same; runs that
 * were cancelled or skipped say nothing.
 */
export function toldByWorkflowRun(payload: WorkflowRunPayload, rules: ChangeRules): Told {
  const { repository, workflow, workflow_run: run } = payload
  const isFork = run.head_repository != null && run.head_repository.full_name !== repository.full_name
  if (run.head_branch !== repository.default_branch || isFork || run.event.startsWith('pull_request')) return NOTHING
  const name = toldText(workflow?.name ?? run.name, 100) ?? 'workflow'
  const raw = storable(payload)
  const isEnded = payload.action === 'completed'
  const isFailed = FAILURES.has(run.conclusion ?? '')
  const isKnown = isFailed || run.conclusion === 'success'
  const endedAt = toldInstant(run.updated_at)
  const changes = isDeployWorkflow(rules, name) && (!isEnded || isKnown) ? [changeOfRun()] : []
  if (!isEnded || !isKnown) return { changes, runs: [] }
  const pipeline = `${repository.full_name} ${name}`
  return {
    changes,
    runs: [
      {
        pipeline,
        runKey: `${run.id} ${run.run_attempt}`,
        kind: 'workflow',
        isFailed,
        title: `${name} fails on ${toldText(run.head_branch, 60)} of ${repository.full_name}`,
        repository: repository.full_name,
        url: toldLink(run.html_url),
        at: endedAt ?? new Date().toISOString(),
        raw,
      },
    ],
  }

  function changeOfRun(): IncomingChange {
    const version = run.head_sha.slice(0, 7)
    const about = toldText(run.head_commit?.message?.split('\n')[0], 120)
    const status = isEnded ? (isFailed ? 'failed' : 'succeeded') : 'started'
    return {
      dedupKey: `run ${run.id} ${run.run_attempt}`,
      kind: 'deploy',
      status,
      title: toldText(`${repository.name} ${version}${about ? `: ${about}` : ''}`) ?? version,
      serviceKey: null,
      repository: repository.full_name,
      author: toldText((run.triggering_actor ?? run.actor)?.login ?? run.head_commit?.author?.name, 100),
      authorEmail: toldText(run.head_commit?.author?.email, 200),
      url: toldLink(`${repository.html_url}/commit/${run.head_sha}`),
      version: toldText(version, 100),
      environment: null,
      size: null,
      startedAt: toldInstant(run.created_at),
      finishedAt: isEnded ? endedAt : null,
      committedAt: toldInstant(run.head_commit?.timestamp),
      raw,
    }
  }
}

/** An issue was closed or reopened; what else happens to one says nothing of whether it is done. */
export function toldByIssues({ action, issue }: IssuesPayload): Told {
  if (action !== 'closed' && action !== 'reopened') return NOTHING
  const state = action === 'closed' ? 'closed' : 'open'
  return { ...NOTHING, issue: { url: issue.html_url, state, reason: issue.state_reason ?? null } }
}
