import { type MailReceiver, startMailReceiver } from '../lib/testing/mail-receiver.ts'
import { test as base } from './fixtures.ts'
import { startServer } from './server.ts'

/** A server that sends its mail to a receiver of this machine. */
export const test = base.extend<object, { receiver: MailReceiver }>({
  receiver: [
    async ({}, use) => {
      const receiver = await startMailReceiver()
      await use(receiver)
      await receiver.stop()
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ receiver }, use) => {
      const settings = { SMTP_URL: `smtp://127.0.0.1:${receiver.port}`, MAIL_FROM: 'Evenkeel <incidents@example.org>' }
      const server = await startServer(settings)
      await use(server)
      await server.dispose()
    },
    { scope: 'worker' },
  ],
})
