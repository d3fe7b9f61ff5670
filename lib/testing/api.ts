import { OWN_ORIGIN, type SignedIn } from '@/lib/testing/signed-in'

type Handler<Context> = (request: Request, context: Context) => Promise<Response>
type Params = Record<string, string>

export interface Answer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any
}

/** Calls a route handler as this person's browser would. */
export async function call<Context extends { params: Promise<Params> } | unknown>(
  handler: Handler<Context>,
  as: Pick<SignedIn, 'cookie'> | { token: string } | null,
  { params = {}, query = '', body, method = body === undefined ? 'GET' : 'POST' }: CallOptions = {},
): Promise<Answer> {
  const request = new Request(`${OWN_ORIGIN}/api/v1/test${query}`, {
    method,
    headers: {
      ...(as && 'cookie' in as ? { cookie: as.cookie, origin: OWN_ORIGIN } : {}),
      ...(as && 'token' in as ? { authorization: `Bearer ${as.token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const response = await handler(request, { params: Promise.resolve(params) } as Context)
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined }
}

interface CallOptions {
  params?: Params
  query?: string
  /** Text is sent as it is. */
  body?: unknown
  method?: string
}
