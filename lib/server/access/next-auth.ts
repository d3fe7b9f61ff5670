import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { AppError } from '@/lib/domain/errors'
import { authOptions, type ChosenProvider, type Outcome } from '@/lib/server/access/auth-options'
import { env } from '@/lib/server/env'
import { parseJson, readBody } from '@/lib/server/http/read-body'

const MAX_BODY = 10_000

export interface AuthContext {
  params: Promise<{ nextauth: string[] }>
}

/** Has next-auth answer a request; what came of it is in the outcome. */
export async function askNextAuth(
  request: Request,
  context: AuthContext,
  chosen?: ChosenProvider,
): Promise<{ response: Response; outcome: Outcome }> {
  // Read by next-auth from the environment only. Redirects of ours are relative all the same; a provider's are not.
  process.env.NEXTAUTH_URL = env().publicUrl.origin
  const outcome: Outcome = { isDone: false, failure: null }
  const options = await authOptions(request, outcome, chosen)
  const response: Response = await NextAuth(await checkedRequest(request), context, options)
  return { response, outcome }
}

/**
 * The request with a small body that can be read: next-auth reads any size, and fails on broken JSON. What stands in
 * the address of a POST would go on to the provider, so nothing does.
 */
async function checkedRequest(request: Request): Promise<NextRequest> {
  const { url, method, headers } = request
  if (method === 'GET') return new NextRequest(url, { method, headers })
  const body = new TextDecoder().decode(await readBody(request, MAX_BODY))
  if (headers.get('content-type')?.includes('application/json')) parseJson(body)
  const { origin, pathname } = new URL(url)
  return new NextRequest(origin + pathname, { method, headers, body })
}

export const cookiesNeeded = () =>
  new AppError('forbidden', 'Your browser did not send our cookie back. Allow cookies for this site and try again')
