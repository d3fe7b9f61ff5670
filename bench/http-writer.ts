import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { noteInput } from './seed.ts'

const agent = new Agent({ keepAlive: true, maxSockets: 128 })

/** Logs a note through the API, as a script of theirs would; answers the `seq` it got. */
export function postNote(url: string, token: string, incidentId: string, text: string): Promise<number> {
  const body = JSON.stringify({ commandId: randomUUID(), input: noteInput(text) })
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    }
    const sent = request(
      `${url}/api/v1/incidents/${incidentId}/commands/add-entry`,
      { method: 'POST', agent, headers },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk
        })
        response.on('end', () => {
          if (response.statusCode === 200) resolve(JSON.parse(text).events[0].seq)
          else reject(new Error(`The server answered ${response.statusCode}: ${text}`))
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}
