import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { WebSocketServer } from 'ws'
import { answerEach } from '../row-process.ts'

const page = `<!doctype html><meta charset="utf-8"><title>Bare</title><style>main{height:80vh;overflow:auto}</style>
<main></main><textarea></textarea><script>
const list = document.querySelector('main')
const field = document.querySelector('textarea')
new WebSocket('ws://' + location.host).onmessage = ({ data }) => {
  const line = document.createElement('article')
  line.textContent = JSON.parse(data).text
  list.append(line)
  if (list.childElementCount > 200) list.firstElementChild.remove()
  list.scrollTop = list.scrollHeight
}
field.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return
  event.preventDefault()
  fetch('/', { method: 'POST', body: field.value })
  field.value = ''
})
</script>`

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4 })

const http = createServer(async (request, response) => {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html').end(page)
    return
  }
  const text = await bodyOf(request)
  await pool.query({ name: 'insert', text: 'insert into bare_entry (text) values ($1)', values: [text] })
  const frame = JSON.stringify({ text })
  for (const socket of sockets.clients) socket.send(frame)
  response.end()
})
const sockets = new WebSocketServer({ server: http })

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

/** The limit: one insert, told to every page, put at the end of a list; no session, no log, no state, no framework. */
answerEach(async (_: 'listen') => {
  await pool.query('create table bare_entry (id bigint generated always as identity primary key, text text not null)')
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return (http.address() as AddressInfo).port
})
