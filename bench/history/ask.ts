import { Agent, get } from 'node:http'
import type { Reader } from './readers.ts'

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

export interface Answer {
  ms: number
  bytes: number
  body: string
}

/** Asks on a connection that is open already, and reads the whole answer; its text only if it is wanted. */
export function askServer(address: string, { token, cookie }: Reader, isWanted = false): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const isPage = !new URL(address).pathname.startsWith('/api/')
    const headers = isPage ? { cookie, accept: 'text/html' } : { authorization: `Bearer ${token}` }
    const request = get(address, { agent, headers }, (response) => {
      const chunks: Buffer[] = []
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (isWanted || response.statusCode !== 200) chunks.push(chunk)
      })
      response.on('end', () => {
        const answer = { ms: performance.now() - start, bytes, body: Buffer.concat(chunks).toString() }
        if (response.statusCode === 200) resolve(answer)
        else reject(new Error(`${address} answered ${response.statusCode}: ${answer.body.slice(0, 300)}`))
      })
    })
    request.on('error', reject)
  })
}
