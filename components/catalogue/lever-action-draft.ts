import type { LeverActionAnswer } from '@/lib/client/lever-action'
import type { SecretsChange } from '@/lib/domain/action/action-secrets'
import type { LeverActionInput } from '@/lib/domain/action/lever-action'

/** What people read beside each field, by the path the API names it with. */
export const labels = {
  'action.url': 'The address',
  'action.headers': 'The headers',
  'action.body.template': 'The body',
  'action.timeoutSeconds': 'The time limit',
  'action.baseUrl': 'The API’s address',
  'action.owner': 'The owner',
  'action.repo': 'The repository',
  'action.workflow': 'The workflow',
  'action.ref': 'The branch or tag',
  'action.inputs': 'The inputs',
  'secrets.token': 'The token',
  'secrets.headers': 'The secret headers',
  secrets: 'The secrets',
}
export type ActionField = keyof typeof labels

/** The form, every part of it text. Lists are one `Name: value` a line. */
export interface ActionFields {
  preset: 'webhook' | 'github-workflow-dispatch'
  method: string
  url: string
  headers: string
  bodyType: 'none' | 'json' | 'text'
  body: string
  timeoutSeconds: string
  secretHeaders: string
  isSigningRenewed: boolean
  baseUrl: string
  owner: string
  repo: string
  workflow: string
  ref: string
  inputs: string
  token: string
}

const START: ActionFields = {
  preset: 'webhook',
  method: 'POST',
  url: '',
  headers: '',
  bodyType: 'json',
  body: '{\n  "incident": "{{incident.key}}",\n  "service": "{{service.key}}",\n  "target": "{{mitigation.target?}}"\n}',
  timeoutSeconds: '15',
  secretHeaders: '',
  isSigningRenewed: false,
  baseUrl: 'https://api.github.com',
  owner: '',
  repo: '',
  workflow: '',
  ref: 'main',
  inputs: '',
  token: '',
}

const linesOf = (pairs: [string, string][]) => pairs.map(([name, value]) => `${name}: ${value}`).join('\n')

const pairsOf = (text: string): [string, string][] =>
  text.split('\n').flatMap((line) => {
    const [name = '', ...rest] = line.split(':')
    return line.trim() ? [[name.trim(), rest.join(':').trim()]] : []
  })

/** The form for what is saved. Secrets are never in it: an empty field leaves them as they are. */
export function fieldsOf({ action }: LeverActionAnswer): ActionFields {
  if (!action) return START
  const timeoutSeconds = String(action.timeoutSeconds)
  if (action.preset === 'github-workflow-dispatch') {
    const { baseUrl, owner, repo, workflow, ref, inputs } = action
    const preset = action.preset
    return {
      ...START,
      preset,
      timeoutSeconds,
      baseUrl,
      owner,
      repo,
      workflow,
      ref,
      inputs: linesOf(Object.entries(inputs)),
    }
  }
  const { method, url, headers, body } = action
  return {
    ...START,
    timeoutSeconds,
    method,
    url,
    headers: linesOf(headers.map(({ name, value }) => [name, value])),
    bodyType: body?.type ?? 'none',
    body: body?.template ?? '',
  }
}

const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE', 'GET'] as const

/** What is saved of the form. A secret header with an empty value is taken away. */
export function draftOf(fields: ActionFields): { action: LeverActionInput; secrets: SecretsChange } {
  const timeoutSeconds = Number(fields.timeoutSeconds)
  if (fields.preset === 'github-workflow-dispatch') {
    const { preset, baseUrl, owner, repo, workflow, ref, inputs, token } = fields
    const action = {
      preset,
      baseUrl,
      owner,
      repo,
      workflow,
      ref,
      timeoutSeconds,
      inputs: Object.fromEntries(pairsOf(inputs)),
    }
    return { action, secrets: token ? { token } : {} }
  }
  const { url, bodyType, body, isSigningRenewed } = fields
  const headers = pairsOf(fields.headers).map(([name, value]) => ({ name, value }))
  const secretHeaders = pairsOf(fields.secretHeaders).map(([name, value]) => [name, value || null])
  return {
    action: {
      preset: 'webhook',
      method: METHODS.find((method) => method === fields.method) ?? 'POST',
      url,
      headers,
      body: bodyType === 'none' ? null : { type: bodyType, template: body },
      timeoutSeconds,
    },
    secrets: {
      ...(secretHeaders.length > 0 && { headers: Object.fromEntries(secretHeaders) }),
      ...(isSigningRenewed && { signing: 'new' as const }),
    },
  }
}
