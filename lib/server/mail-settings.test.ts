import { describe, expect, test } from 'vitest'
import { parseSettings } from '@/lib/server/settings'

const FROM = 'Evenkeel <incidents@example.org>'

test('[COMM-12] without a mail server everything else works', () => {
  expect(parseSettings({}).mail).toBeNull()
  expect(parseSettings({ SMTP_URL: '', MAIL_FROM: '' }).mail).toBeNull()
})

test.each([
  [
    { SMTP_URL: 'smtps://ops:p%40ss@smtp.example.org', MAIL_FROM: FROM },
    {
      host: 'smtp.example.org',
      port: 465,
      isSecure: true,
      requiresTls: false,
      credentials: { user: 'ops', password: 'p@ss' },
      from: { name: 'Evenkeel', address: 'incidents@example.org' },
    },
  ],
  [
    { SMTP_URL: 'smtp://ops:secret@smtp.example.org:2525', MAIL_FROM: 'incidents@example.org' },
    { port: 2525, isSecure: false, requiresTls: true, from: { name: 'Evenkeel', address: 'incidents@example.org' } },
  ],
  [
    { SMTP_URL: 'smtp://relay.internal', MAIL_FROM: '"Incidents, Acme" <a@example.org>' },
    { port: 587, requiresTls: false, isLocal: false, credentials: null, from: { name: 'Incidents, Acme' } },
  ],
  [
    { SMTP_URL: 'smtp://[::1]:1025', MAIL_FROM: FROM },
    { host: '::1', port: 1025, isLocal: true, requiresTls: false },
  ],
  [
    { SMTP_URL: 'smtp://a:b@127.0.0.1:1025', MAIL_FROM: FROM },
    { host: '127.0.0.1', isLocal: true, requiresTls: false },
  ],
])('[COMM-12] %j', (given, expected) => {
  expect(parseSettings(given).mail).toMatchObject(expected)
})

const FORM = 'must be an address such as smtps://user:password@smtp.example.org or smtp://mail.example.org:587.'

test.each([
  [
    { SMTP_URL: 'smtp://mail.example.org' },
    'MAIL_FROM is missing: SMTP_URL says through which server mail goes, and nothing says from whom.',
  ],
  [{ MAIL_FROM: FROM }, 'SMTP_URL is missing: MAIL_FROM says who sends mail, and nothing says through which server.'],
  [{ SMTP_URL: 'mail.example.org', MAIL_FROM: FROM }, `SMTP_URL ${FORM}`],
  [{ SMTP_URL: 'https://mail.example.org', MAIL_FROM: FROM }, `SMTP_URL ${FORM}`],
  [{ SMTP_URL: 'smtp://', MAIL_FROM: FROM }, `SMTP_URL ${FORM}`],
  [{ SMTP_URL: 'smtp://mail.example.org/inbox', MAIL_FROM: FROM }, 'SMTP_URL must have no path and no query.'],
  [{ SMTP_URL: 'smtp://mail.example.org?tls=0', MAIL_FROM: FROM }, 'SMTP_URL must have no path and no query.'],
  [
    { SMTP_URL: 'smtp://ops:100%@mail.example.org', MAIL_FROM: FROM },
    'SMTP_URL has a name or a password with characters that must be percent-encoded.',
  ],
  [
    { SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'Evenkeel' },
    'MAIL_FROM must be an address such as incidents@example.org or Evenkeel <incidents@example.org>.',
  ],
])('[COMM-12] %j is refused in a sentence without the password', (given, sentence) => {
  expect(() => parseSettings(given)).toThrow(sentence)
  expect(sentence).not.toContain('100%')
})

describe('[CHAN-5] a second mail server', () => {
  const SMTP_URL = 'smtp://mail.example.org'

  test('sends as the first does, unless it has a sender of its own', () => {
    const second = (more: object) => parseSettings({ SMTP_URL, MAIL_FROM: FROM, ...more }).secondMail
    expect(second({})).toBeNull()
    expect(second({ SECOND_SMTP_URL: 'smtps://other.example.org' })).toMatchObject({
      host: 'other.example.org',
      port: 465,
      from: { address: 'incidents@example.org' },
    })
    const own = { SECOND_SMTP_URL: 'smtps://other.example.org', SECOND_MAIL_FROM: 'pages@example.net' }
    expect(second(own)).toMatchObject({ from: { name: 'Evenkeel', address: 'pages@example.net' } })
  })

  test.each([
    [{ SECOND_SMTP_URL: SMTP_URL }, 'SMTP_URL is missing: SECOND_SMTP_URL is for when that server fails.'],
    [{ SECOND_MAIL_FROM: FROM }, 'SECOND_SMTP_URL is missing: SECOND_MAIL_FROM alone says nothing.'],
    [{ SMTP_URL, MAIL_FROM: FROM, SECOND_SMTP_URL: 'other' }, `SECOND_SMTP_URL ${FORM}`],
    [
      { SMTP_URL, MAIL_FROM: FROM, SECOND_SMTP_URL: SMTP_URL, SECOND_MAIL_FROM: 'Evenkeel' },
      'SECOND_MAIL_FROM must be an address',
    ],
  ])('%j is refused in a sentence that names it', (given, sentence) => {
    expect(() => parseSettings(given)).toThrow(sentence)
  })
})
