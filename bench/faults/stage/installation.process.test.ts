import { expect, onTestFinished, test } from 'vitest'
import { startInstallation } from './installation.ts'

test('an installation that is tried mails nobody and joins no Redis of the shell it is tried from', async () => {
  // The first of them would be refused before the one that is given here.
  const shell = { SMTP_URL: 'nowhere', REDIS_URL: 'nowhere' }
  for (const [name, value] of Object.entries(shell)) {
    const before = process.env[name]
    process.env[name] = value
    onTestFinished(() => {
      if (before === undefined) delete process.env[name]
      else process.env[name] = before
    })
  }
  const SECOND_MAIL_FROM = 'somebody@example.org'
  await expect(startInstallation({ SECOND_MAIL_FROM })).rejects.toThrow('SECOND_SMTP_URL is missing')
})
