import { z } from 'zod'
import type { RenderedRequest } from '@/lib/domain/action/render-action'
import type { GithubIssues } from '@/lib/domain/postmortem/github-issues'
import { type Exchange, exchange } from '@/lib/server/actions/call-once'
import { checkAddress } from '@/lib/server/actions/check-address'
import { withOwnHeaders } from '@/lib/server/actions/outgoing-request'
import { orAborted } from '@/lib/server/channels/http-post'
import { now } from '@/lib/server/clock'
import { readSetting } from '@/lib/server/organisation-settings'
import { whyRefused } from '@/lib/server/preventions/github-refusals'
import {
  type IssueRef,
  type IssueTracker,
  type TrackedIssue,
  TrackerError,
} from '@/lib/server/preventions/issue-tracker'

/** Of a call, or of all that one search makes: the database ends the transaction that holds its timer after ten seconds. */
const LIMIT_MS = 8_000
const TIMEOUT_SECONDS = 4
/** Twenty issues whose words are as long as GitHub lets them be. */
const MAX_BYTES = 8 * 1024 * 1024
const PAGE = 20
const MAX_PAGES = 5

/** As much of an issue as is looked at. @see https://docs.github.com/en/rest/issues/issues#get-an-issue */
const issueSchema = z.looseObject({
  number: z.int(),
  html_url: z.url({ protocol: /^https?$/ }),
  state: z.enum(['open', 'closed']),
  state_reason: z.string().nullish(),
  body: z.string().nullish(),
})
const repositorySchema = z.looseObject({ full_name: z.string(), has_issues: z.boolean() })

type Access = Pick<GithubIssues, 'apiUrl' | 'repository'> & { token: string }

/**
 * Issues of a repository at GitHub, or at an Enterprise Server.
 * @see https://docs.github.com/en/rest/issues/issues
 */
export function githubIssues({ apiUrl, repository, token }: Access): IssueTracker {
  const call = async (
    method: string,
    path: string,
    body: object | null = null,
    limit = AbortSignal.timeout(LIMIT_MS),
  ): Promise<unknown> => {
    const outcome = await send(requestOf(method, `${apiUrl}${path}`, token, body), limit)
    if (outcome.kind !== 'answered') throw new TrackerError(kindOf(outcome, method), outcome.reason)
    const { status, headers } = outcome
    if (status < 200 || status >= 300) throw whyRefused(status, headers, isWriting(method), now())
    return jsonOf(outcome.bytes, method)
  }
  const issueAt = ({ repository: where, number }: IssueRef) => `/repos/${where}/issues/${number}`
  return {
    async create({ title, body, labels }) {
      return tracked(await call('POST', `/repos/${repository}/issues`, { title, body, labels }), repository, 'unknown')
    },
    async find(mark, since) {
      const limit = AbortSignal.timeout(LIMIT_MS)
      // Not asked for by label: GitHub drops labels without a word when the token may not set them.
      for (let page = 1; page <= MAX_PAGES; page += 1) {
        const query = new URLSearchParams({
          state: 'all',
          since: since.toISOString(),
          per_page: String(PAGE),
          page: String(page),
        })
        const answer = await call('GET', `/repos/${repository}/issues?${query}`, null, limit)
        const listed = z.array(issueSchema).safeParse(answer)
        if (!listed.success) throw new TrackerError('later', NOT_UNDERSTOOD)
        const found = listed.data.find(({ body }) => body?.includes(mark))
        if (found) return tracked(found, repository, 'later')
        if (listed.data.length < PAGE) return null
      }
      throw new TrackerError('later', 'Too many issues were changed meanwhile to find this one among them.')
    },
    async close(ref) {
      const closed = await call('PATCH', issueAt(ref), { state: 'closed', state_reason: 'completed' })
      return tracked(closed, ref.repository, 'later')
    },
    async read(ref) {
      try {
        return tracked(await call('GET', issueAt(ref)), ref.repository, 'later')
      } catch (error) {
        if (error instanceof TrackerError && error.isGone) return null
        throw error
      }
    },
    async check() {
      const { success, data } = repositorySchema.safeParse(await call('GET', `/repos/${repository}`))
      if (!success) throw new TrackerError('refused', NOT_UNDERSTOOD)
      if (!data.has_issues) throw new TrackerError('refused', `${data.full_name} has its issues switched off.`)
      return `${data.full_name} can be read, and has issues.`
    },
  }
}

const NOT_UNDERSTOOD = 'What answered did not answer as GitHub does: is the address that of its API?'

const isWriting = (method: string): boolean => method !== 'GET'

/** What cannot have left has not been done; of what did leave and was not answered nobody knows. */
const kindOf = ({ kind }: Exchange, method: string): TrackerError['kind'] =>
  kind === 'unknown' && isWriting(method) ? 'unknown' : 'later'

async function send(request: RenderedRequest, limit: AbortSignal): Promise<Exchange> {
  const allowed = await readSetting('action-hosts')
  const address = await orAborted(checkAddress(new URL(request.url), allowed), limit)
  if (!address) throw new TrackerError('later', 'Its name was not resolved in time.')
  if ('refusal' in address) {
    throw new TrackerError(address.isPassing ? 'later' : 'refused', address.refusal)
  }
  return exchange(request, address, MAX_BYTES, limit)
}

/** @see https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api#headers */
const requestOf = (method: string, url: string, token: string, body: object | null): RenderedRequest =>
  withOwnHeaders({
    method,
    url,
    headers: [
      { name: 'accept', value: 'application/vnd.github+json', isSecret: false },
      { name: 'x-github-api-version', value: '2022-11-28', isSecret: false },
      { name: 'authorization', value: `Bearer ${token}`, isSecret: true },
      ...(body ? [{ name: 'content-type', value: 'application/json', isSecret: false }] : []),
    ],
    body: body && JSON.stringify(body),
    timeoutSeconds: TIMEOUT_SECONDS,
  })

function jsonOf(bytes: Buffer, method: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new TrackerError(isWriting(method) ? 'unknown' : 'later', NOT_UNDERSTOOD)
  }
}

function tracked(answer: unknown, repository: string, otherwise: TrackerError['kind']): TrackedIssue {
  const { success, data } = issueSchema.safeParse(answer)
  if (!success) throw new TrackerError(otherwise, NOT_UNDERSTOOD)
  const { number, html_url: url, state, state_reason: reason } = data
  return { repository, number, url, state, reason: reason ?? null }
}
