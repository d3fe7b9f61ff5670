import { AppError } from '@/lib/domain/errors'
import { api } from './api'

/** Signs in; the browser keeps the cookie. Throws AppError, with one sentence for whatever was wrong with the two. */
export async function signIn(email: string, password: string): Promise<void> {
  await sendToNextAuth('callback/credentials', { email, password })
}

/**
 * Goes to a provider of single sign-on, which leads back to `from`. Not by a form: browsers hold what a form leads to,
 * hop by hop, against our own Content-Security-Policy, and a provider may hand over to one that nobody here knows.
 */
export async function signInThrough(providerId: string, from: string, publicOrigin: string): Promise<void> {
  if (window.location.origin !== publicOrigin) {
    // The provider leads back there, and only there are the cookies that prove the answer to be ours.
    const { pathname, search } = window.location
    return window.location.assign(publicOrigin + pathname + search)
  }
  const { url } = await sendToNextAuth(`signin/${providerId}`, { callbackUrl: from })
  if (!url) throw new AppError('unavailable', 'The server did not answer as expected')
  window.location.assign(url)
}

/** next-auth wants its own token with every form, and answers as JSON when it is asked to. */
export async function sendToNextAuth(action: string, fields: Record<string, string>): Promise<{ url?: string }> {
  const { csrfToken } = await api<{ csrfToken: string }>('GET', '/api/auth/csrf')
  return api('POST', `/api/auth/${action}`, { ...fields, csrfToken, json: 'true' })
}
