import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A wire between clients and a server, which can break the ways that real ones do. */
export interface Wire {
  port: number
  /** Swallows everything in both directions and closes nothing, as a lost network does; new connections too. */
  silence(): void
  /** Takes nothing more from the server, as a client does that is too slow. */
  stall(): void
  /** Works again; what was swallowed stays lost, and its connections end. */
  mend(): void
  close(): Promise<void>
}

export async function startWire(serverPort: number, port = 0): Promise<Wire> {
  let state: 'open' | 'silent' | 'stalled' = 'open'
  const pairs = new Set<{ client: Socket; server: Socket; isBroken: boolean }>()

  const listener = createServer((client) => {
    const server = connect(serverPort, '127.0.0.1')
    const pair = { client, server, isBroken: state === 'silent' }
    pairs.add(pair)
    const carry = (from: Socket, to: Socket) => {
      from.on('data', (bytes) => {
        if (!pair.isBroken) to.write(bytes)
      })
      from.on('error', () => {})
      from.on('close', () => {
        if (pair.isBroken) return
        to.end()
        pairs.delete(pair)
      })
    }
    carry(client, server)
    carry(server, client)
    if (state === 'stalled') server.pause()
  }).listen(port, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  if (typeof address !== 'object' || !address) throw new Error('The wire has no port')

  return {
    port: address.port,
    silence() {
      state = 'silent'
      for (const pair of pairs) pair.isBroken = true
    },
    stall() {
      state = 'stalled'
      for (const { server } of pairs) server.pause()
    },
    mend() {
      state = 'open'
      for (const pair of pairs) {
        pair.server.resume()
        if (!pair.isBroken) continue
        pair.client.destroy()
        pair.server.destroy()
        pairs.delete(pair)
      }
    },
    async close() {
      for (const { client, server } of pairs) {
        client.destroy()
        server.destroy()
      }
      const closed = once(listener, 'close')
      listener.close()
      await closed
    },
  }
}
