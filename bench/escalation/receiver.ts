import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Takes what is published to ntfy. Answers its address. */
export async function startReceiver(): Promise<URL> {
  const http = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end('{"id":"bench","event":"message"}')
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return new URL(`http://127.0.0.1:${(http.address() as AddressInfo).port}`)
}
