export interface Answer {
  status: number
  body: unknown
  retryAfter: string | null
  ms: number
}

/** Longer than anything the server may take by its own time-outs. */
const PATIENCE_MS = 40_000

/** A browser's cookies, sent from a page of this origin. */
export interface Cookies {
  cookie: string
  origin: string
}

/** One request with a token, or as a browser. Throws when there was no answer. */
export async function request(
  url: string,
  credential: string | Cookies,
  path: string,
  body?: object,
  method = body ? 'POST' : 'GET',
): Promise<Answer> {
  const startedAt = performance.now()
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(typeof credential === 'string' ? { authorization: `Bearer ${credential}` } : credential),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    body: body ? JSON.stringify(body) : null,
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  const text = await response.text()
  const ms = performance.now() - startedAt
  const isJson = response.headers.get('content-type')?.includes('json')
  return {
    status: response.status,
    body: isJson ? JSON.parse(text) : text,
    retryAfter: response.headers.get('retry-after'),
    ms,
  }
}
