import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Environment } from '@/lib/server/env'

/** What every answer carries. Next reads the nonce out of the policy on the *request* and puts it on what it renders. */
export function setSecurityHeaders(req: IncomingMessage, res: ServerResponse, env: Environment, isDev: boolean): void {
  const nonce = randomBytes(16).toString('base64')
  const policy = isFile(req) ? INERT_POLICY : contentSecurityPolicy(nonce, env, isDev)
  req.headers['content-security-policy'] = policy
  res.setHeader('Content-Security-Policy', policy)
  res.setHeader('X-Content-Type-Options', 'nosniff')
  res.setHeader('X-Frame-Options', 'DENY')
  res.setHeader('Referrer-Policy', 'same-origin')
  res.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  res.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
  if (env.publicUrl.protocol === 'https:') res.setHeader('Strict-Transport-Security', 'max-age=31536000')
}

/** Of what people uploaded, whatever it is, nothing runs, loads, or stands in a frame (SPEC FILE-6). */
const INERT_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
const isFile = ({ url = '' }: IncomingMessage) =>
  /^\/(?:api\/v1\/incidents\/[^/?]+\/attachments|public\/[^/?]+\/pictures)\//.test(url)

function contentSecurityPolicy(nonce: string, env: Environment, isDev: boolean): string {
  // Older browsers do not take 'self' to cover sockets; and no browser knows an IPv6 address as a source.
  const origins = [...env.publicOrigins].filter((origin) => !origin.includes('['))
  const sockets = origins.map((origin) => origin.replace(/^http/, 'ws')).join(' ')
  // Next's development overlay evaluates code and adds styles without a nonce.
  const scripts = isDev ? `'self' 'nonce-${nonce}' 'unsafe-eval'` : `'self' 'nonce-${nonce}' 'strict-dynamic'`
  const styles = isDev ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    `style-src ${styles}`,
    `style-src-elem ${styles}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${sockets}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    'report-uri /api/csp-report',
  ].join('; ')
}
