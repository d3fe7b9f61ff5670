import { AppError } from '@/lib/domain/errors'
import { env } from '@/lib/server/env'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** True when a browser says that one of our own pages makes this request (SPEC SIGN-4). */
export function isOwnPage(origin: string | null | undefined, fetchSite?: string | null): boolean {
  return origin ? env().publicOrigins.has(origin) : fetchSite === 'same-origin'
}

/** Cookies travel by themselves: what they carry may change something only from a page of ours. */
export function requireOwnOrigin({ method, headers }: Request): void {
  if (SAFE_METHODS.has(method) || isOwnPage(headers.get('origin'), headers.get('sec-fetch-site'))) return
  throw new AppError('forbidden', 'This request does not come from a page of this installation')
}

/** For what another proof protects as well: only a page that says it is somebody else's is refused. */
export function refuseForeignOrigin({ method, headers }: Request): void {
  const origin = headers.get('origin')
  if (SAFE_METHODS.has(method) || !origin || isOwnPage(origin)) return
  throw new AppError('forbidden', 'This request does not come from a page of this installation')
}
