import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Hocuspocus } from '@hocuspocus/server'
import { WebSocketServer } from 'ws'
import { answerEach } from '../row-process.ts'

let state: Uint8Array | null = null
/** The limit: Hocuspocus that keeps documents in memory, asks nobody who they are and saves nothing. */
const hocuspocus = new Hocuspocus({ quiet: true, onLoadDocument: async () => state })
const http = createServer()
const sockets = new WebSocketServer({ server: http })
sockets.on('connection', (socket, { url = '/' }) => {
  const connection = hocuspocus.handleConnection(socket, new Request(new URL(url, 'http://localhost')))
  socket.on('message', (data: Buffer) => connection.handleMessage(data))
  socket.on('close', (code, reason) => connection.handleClose({ code, reason: reason.toString() }))
})

answerEach(async (message: { kind: 'listen'; state: Uint8Array }) => {
  state = new Uint8Array(message.state)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return (http.address() as AddressInfo).port
})
