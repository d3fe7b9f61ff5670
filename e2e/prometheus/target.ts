import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A service with one metric, which the test turns from well to failing and back. */
export interface Target {
  port: number
  setErrorRatio(ratio: number): void
  stop(): Promise<void>
}

export async function startTarget(): Promise<Target> {
  let errorRatio = 0
  const server = createServer((_, res) => {
    res.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' })
    res.end(`# TYPE checkout_error_ratio gauge\ncheckout_error_ratio{service="checkout"} ${errorRatio}\n`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: portOf(server),
    setErrorRatio(ratio) {
      errorRatio = ratio
    },
    stop: () => stop(server),
  }
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
