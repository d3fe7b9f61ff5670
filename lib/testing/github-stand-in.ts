import type { ServerResponse } from 'node:http'
import { startReceiver } from '@/lib/testing/http-receiver'

interface StandInIssue {
  number: number
  title: string
  body: string
  labels: { name: string }[]
  state: 'open' | 'closed'
  state_reason: string | null
  html_url: string
  created_at: string
  updated_at: string
}

/** What a call is answered with instead of what GitHub would do; nothing at all cuts the connection. */
export interface Trouble {
  status?: number
  headers?: Record<string, string>
  /** The issue is made or changed all the same. */
  isDone?: boolean
}

/**
 * Speaks the endpoints of GitHub's REST API that are used, as https://docs.github.com/en/rest/issues/issues tells of them
 * for the version 2022-11-28: create, list, get and update an issue, and get a repository. It was written after that
 * documentation and compared with nothing else.
 */
export async function startGithubStandIn({ repository = 'acme/checkout', token = 'github_pat_secret' } = {}) {
  const issues: StandInIssue[] = []
  const trouble: Trouble[] = []
  const receiver = await startReceiver((response, { method, path, headers, body }) => {
    const next = trouble.shift()
    if (next && !next.isDone) return broken(response, next)
    const [status, answer] = answerTo(method, new URL(path, 'http://stand.in'), headers, body)
    if (next) return broken(response, next)
    respond(response, status, answer)
  })

  function answerTo(
    method: string,
    { pathname, searchParams }: URL,
    headers: Record<string, string | string[] | undefined>,
    body: string,
  ): [number, unknown] {
    if (headers.authorization !== `Bearer ${token}`) return [401, { message: 'Bad credentials' }]
    const wanted = headers.accept === 'application/vnd.github+json' && headers['x-github-api-version'] === '2022-11-28'
    if (!wanted || !headers['user-agent']) return [400, { message: 'The headers are not those of the documentation' }]
    const base = `/api/v3/repos/${repository}`
    if (method === 'GET' && pathname === base) return [200, { full_name: repository, has_issues: true, private: true }]
    if (pathname === `${base}/issues`) {
      return method === 'POST' ? [201, made(JSON.parse(body))] : [200, listed(searchParams)]
    }
    const number = Number(pathname.slice(`${base}/issues/`.length))
    const issue = pathname.startsWith(`${base}/issues/`) ? issues.find((one) => one.number === number) : undefined
    if (!issue) return [404, { message: 'Not Found', documentation_url: 'https://docs.github.com/rest' }]
    if (method === 'PATCH') update(issue, JSON.parse(body))
    return [200, issue]
  }

  function made({ title, body = '', labels = [] }: { title: string; body?: string; labels?: string[] }): StandInIssue {
    const at = new Date().toISOString()
    const number = issues.length + 1
    const html_url = `https://github.example/${repository}/issues/${number}`
    const named = labels.map((name) => ({ name }))
    const times = { created_at: at, updated_at: at }
    const issue: StandInIssue = {
      number,
      title,
      body,
      labels: named,
      state: 'open',
      state_reason: null,
      html_url,
      ...times,
    }
    issues.push(issue)
    return issue
  }

  function listed(query: URLSearchParams): StandInIssue[] {
    const since = query.get('since') ?? ''
    const [size, page] = [Number(query.get('per_page') ?? 30), Number(query.get('page') ?? 1)]
    return issues
      .filter((one) => query.get('state') === 'all' || one.state === 'open')
      .filter((one) => Date.parse(one.updated_at) >= (since ? Date.parse(since) : 0))
      .toReversed()
      .slice((page - 1) * size, page * size)
  }

  function update(issue: StandInIssue, change: Partial<Pick<StandInIssue, 'state' | 'state_reason'>>): void {
    if (change.state === 'open' && issue.state === 'closed') issue.state_reason = 'reopened'
    if (change.state === 'closed') issue.state_reason = change.state_reason ?? 'completed'
    issue.state = change.state ?? issue.state
    issue.updated_at = new Date().toISOString()
  }

  return {
    issues,
    received: receiver.received,
    apiUrl: `${receiver.origin}/api/v3`,
    host: receiver.host,
    repository,
    token,
    /** The next call, or the ones after those that wait already, goes wrong like this. */
    failNext: (next: Trouble) => void trouble.push(next),
    /** As if somebody did it there. */
    setState(number: number, state: 'open' | 'closed', state_reason = 'completed') {
      const issue = issues.find((one) => one.number === number)
      if (issue) update(issue, { state, state_reason })
    },
    stop: () => receiver.stop(),
  }
}

function respond(response: ServerResponse, status: number, answer: unknown, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(JSON.stringify(answer))
}

function broken(response: ServerResponse, { status, headers }: Trouble) {
  if (status === undefined) response.destroy()
  else respond(response, status, { message: 'It goes wrong' }, headers)
}
