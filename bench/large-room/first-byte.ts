import { Agent, get } from 'node:http'

const agent = new Agent({ keepAlive: true })

/** How long a page's first byte takes, on a connection that is open already; the rest is read and thrown away. */
export function firstByte(address: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const headers = { cookie, 'accept-encoding': 'gzip', accept: 'text/html' }
    const request = get(address, { agent, headers }, (response) => {
      let first: number | undefined
      response.on('data', () => {
        first ??= performance.now() - start
      })
      response.on('end', () => {
        if (response.statusCode === 200 && first !== undefined) resolve(first)
        else reject(new Error(`The room answered ${response.statusCode}.`))
      })
    })
    request.on('error', reject)
  })
}
