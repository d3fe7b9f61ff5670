import type { ActionSecrets } from './action-secrets'
import type { LeverAction } from './lever-action'
import { fillHeader, fillJson, fillText, fillUrl } from './template'
import type { ActionValues } from './variables'

export interface RequestHeader {
  name: string
  value: string
  /** Never shown. */
  isSecret: boolean
}

/** A request with every value set in, before it is signed. */
export interface RenderedRequest {
  method: string
  url: string
  headers: RequestHeader[]
  /** Exactly what is sent; null for a request without a body. */
  body: string | null
  timeoutSeconds: number
}

const plain = (name: string, value: string): RequestHeader => ({ name: name.toLowerCase(), value, isSecret: false })
const secret = (name: string, value: string): RequestHeader => ({ name: name.toLowerCase(), value, isSecret: true })

/** Method and address of an action, as the log shows them: no secret is in either. */
function renderAddress(action: LeverAction, values: ActionValues): { method: string; url: string } {
  if (action.preset === 'webhook') return { method: action.method, url: fillUrl(action.url, values) }
  const { baseUrl, owner, repo, workflow } = action
  const base = baseUrl.replace(/\/+$/, '')
  return { method: 'POST', url: `${base}/repos/${owner}/${repo}/actions/workflows/${workflow}/dispatches` }
}

/** Sets the values into an action. Throws `rule_refused` (ACTION-3) when one of them is missing. */
export function renderAction(action: LeverAction, values: ActionValues, secrets: ActionSecrets): RenderedRequest {
  const { timeoutSeconds } = action
  return { ...renderAddress(action, values), ...contentOf(action, values, secrets), timeoutSeconds }
}

function contentOf(
  action: LeverAction,
  values: ActionValues,
  secrets: ActionSecrets,
): Pick<RenderedRequest, 'headers' | 'body'> {
  if (action.preset === 'github-workflow-dispatch') {
    const inputs = Object.entries(action.inputs).map(([name, template]) => [name, fillText(template, values)])
    return {
      headers: [
        plain('accept', 'application/vnd.github+json'),
        plain('content-type', 'application/json'),
        plain('x-github-api-version', '2022-11-28'),
        ...(secrets.token ? [secret('authorization', `Bearer ${secrets.token}`)] : []),
      ],
      body: JSON.stringify({ ref: fillText(action.ref, values), inputs: Object.fromEntries(inputs) }, null, 2),
    }
  }
  const { body } = action
  const types = { json: 'application/json', text: 'text/plain; charset=utf-8' }
  const given = action.headers.map(({ name, value }) => plain(name, fillHeader(value, values)))
  const hidden = Object.entries(secrets.headers).map(([name, value]) => secret(name, value))
  // What was given wins over the usual, and a secret over what was given.
  const usual = body ? [plain('content-type', types[body.type])] : []
  const byName = new Map([...usual, ...given, ...hidden].map((header) => [header.name, header]))
  return { headers: [...byName.values()], body: body && bodyOf(body, values) }
}

const bodyOf = ({ type, template }: { type: 'json' | 'text'; template: string }, values: ActionValues): string =>
  type === 'json' ? fillJson(template, values) : fillText(template, values)
