import { Webhook } from 'standardwebhooks'
import type { ActionSecrets } from '@/lib/domain/action/action-secrets'
import type { RenderedRequest, RequestHeader } from '@/lib/domain/action/render-action'

/** What signs a request, as Standard Webhooks names it: https://www.standardwebhooks.com */
export const SIGNATURE_HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature']

/** Headers that every request has besides its own. */
const own = (body: string | null): RequestHeader[] =>
  [
    ['user-agent', 'Evenkeel'],
    // A compressed answer could be any size once it is unpacked.
    ['accept-encoding', 'identity'],
    ...(body === null ? [] : [['content-length', String(Buffer.byteLength(body))]]),
  ].map(([name = '', value = '']) => ({ name, value, isSecret: false }))

/** The request with all the headers it leaves with, but its signature. */
export function withOwnHeaders(request: RenderedRequest): RenderedRequest {
  const given = new Set(request.headers.map(({ name }) => name))
  const added = own(request.body).filter(({ name }) => !given.has(name))
  return { ...request, headers: [...request.headers, ...added] }
}

/** Signs a request: its receiver can tell that it is ours, that it is fresh, and one sending from another. */
export function signed(
  request: RenderedRequest,
  { signing }: ActionSecrets,
  { actionId, at }: { actionId: string; at: Date },
): RenderedRequest {
  if (!signing) return request
  const signature = new Webhook(signing).sign(actionId, at, request.body ?? '')
  const values = [actionId, String(Math.floor(at.getTime() / 1000)), signature]
  const headers = SIGNATURE_HEADERS.map((name, index) => ({ name, value: values[index] ?? '', isSecret: false }))
  return { ...request, headers: [...request.headers, ...headers] }
}
