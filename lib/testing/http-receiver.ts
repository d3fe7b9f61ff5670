import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export interface ReceivedRequest {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: string
  /** As it came. */
  bytes: Buffer
}

/** Answers a request; one that is not answered hangs until the receiver stops. */
export type Answer = (response: ServerResponse, request: ReceivedRequest) => void

/** A machine elsewhere, on this one: counts what it is sent and answers as the test says. */
export async function startReceiver(answer: Answer = (response) => response.end('ok')) {
  const received: ReceivedRequest[] = []
  let now = answer
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request
    const bytes = await buffer(request)
    const one = { method, path, headers, body: bytes.toString('utf8'), bytes }
    received.push(one)
    now(response, one)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    received,
    answerWith(next: Answer) {
      now = next
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>
