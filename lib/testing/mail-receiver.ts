import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail as it arrived. */
export interface ReceivedMail extends Email {
  /** From the envelope. */
  recipient: string
  /** When it was here, in milliseconds since 1970. */
  at: number
  header(name: string): string | undefined
}

export interface MailReceiver {
  port: number
  mails: ReceivedMail[]
  /** Answers RCPT of this address with this code from now on; 0 takes it again. */
  refuse(address: string, code: number): void
  stop(): Promise<void>
}

/** A real SMTP server on loopback that keeps what it gets; on a port of its own, or one given. */
export async function startMailReceiver(port = 0): Promise<MailReceiver> {
  const mails: ReceivedMail[] = []
  const refused = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const code = refused.get(address)
      if (code === undefined) done()
      else done(Object.assign(new Error('5.1.1 No such mailbox here'), { responseCode: code }))
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(chunks)).then((email) => {
          const header = (name: string) => email.headers.find(({ key }) => key === name.toLowerCase())?.value
          for (const { address } of envelope.rcptTo)
            mails.push({ ...email, recipient: address, at: Date.now(), header })
          done()
        }, done)
      })
    },
  })
  // A client that hangs up in the middle is part of what is tested.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    refuse: (address, code) => void (code === 0 ? refused.delete(address) : refused.set(address, code)),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
