import { api } from './api'

/** Signs in; the browser keeps the cookie. Throws AppError, with one sentence for whatever was wrong with the two. */
export async function signIn(email: string, password: string): Promise<void> {
  await sendToNextAuth('callback/credentials', { email, password })
}

/** next-auth wants its own token with every form, and answers as JSON when it is asked to. */
export async function sendToNextAuth(action: string, fields: Record<string, string>): Promise<void> {
  const { csrfToken } = await api<{ csrfToken: string }>('GET', '/api/auth/csrf')
  await api('POST', `/api/auth/${action}`, { ...fields, csrfToken, json: 'true' })
}
