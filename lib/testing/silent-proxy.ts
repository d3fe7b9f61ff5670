import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export interface SilentProxy {
  port: number
  /** From now on nothing passes in either direction, and nobody is told: a network that is gone. */
  fallSilent(): void
  /** New connections pass again; those that fell silent stay so. */
  recover(): void
  close(): void
}

/** Passes everything on to a port of this machine, until it falls silent. */
export async function silentProxy(targetPort: number, port = 0): Promise<SilentProxy> {
  const open = new Set<Socket>()
  let isSilent = false
  const server = createServer((socket) => {
    open.add(socket.on('error', () => {}))
    if (isSilent) return
    const target = connect(targetPort, 'localhost')
    open.add(target.on('error', () => socket.destroy()))
    socket.pipe(target).pipe(socket)
  }).listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The proxy has no port.')
  return {
    port: address.port,
    fallSilent() {
      isSilent = true
      for (const socket of open) socket.unpipe().pause()
    },
    recover() {
      isSilent = false
    },
    close() {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}
