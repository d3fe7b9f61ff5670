// Imports nothing of the application: scripts use it as it stands.
import { connect } from 'node:net'
import { createInterface } from 'node:readline'

/** What the control server says, one JSON value a line; `done` is the last. */
export type ControlReply = { kind: 'log'; text: string } | { kind: 'done'; result?: string; failure?: string }

/** Has a command run by whoever listens at the path; nothing when nobody does. */
export function requestCommand(
  path: string,
  command: string,
  args: string[],
  onLog: (text: string) => void,
): Promise<Extract<ControlReply, { kind: 'done' }> | undefined> {
  return new Promise((resolve) => {
    let isConnected = false
    const socket = connect(path, () => {
      isConnected = true
      socket.write(`${JSON.stringify({ command, args })}\n`)
    })
    const lines = createInterface({ input: socket })
    lines.on('line', (line) => {
      const reply: ControlReply = JSON.parse(line)
      if (reply.kind === 'log') onLog(reply.text)
      else resolve(reply)
    })
    // The end of the socket tells the same; readline repeats its input's errors.
    socket.on('error', () => {})
    lines.on('error', () => {})
    socket.on('close', () => {
      const lost = { kind: 'done', failure: 'The server ended before it answered.' } as const
      resolve(isConnected ? lost : undefined)
    })
  })
}
