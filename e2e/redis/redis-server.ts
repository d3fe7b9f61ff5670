import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../scripts/database/running-server.ts'

export interface RedisServer {
  url: string
  start(): Promise<void>
  /** At once, as a crash does; it keeps nothing. */
  kill(): Promise<void>
  /** What is said on it from now on, whatever the channel. */
  listen(): Promise<() => string>
  /** Says something on it, as whoever else uses it may. */
  say(channel: string, text: string): void
  pause(): void
  resume(): void
}

/** Debian's Redis on a free port, not started yet, keeping nothing on disk. */
export async function redisServer(): Promise<RedisServer> {
  const program = process.env.EVENKEEL_REDIS
  if (!program) throw new Error('EVENKEEL_REDIS names no redis-server.')
  const port = await freePort()
  let child: ChildProcess | undefined
  return {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      if (child && child.exitCode === null && child.signalCode === null) return
      const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
      child = spawn(program, args, { stdio: 'ignore' })
      const deadline = Date.now() + 60_000
      while (!(await answers(port))) {
        if (Date.now() > deadline) throw new Error('Redis does not start.')
        await sleep(20)
      }
    },
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
    async listen() {
      const socket = connect(port, '127.0.0.1')
      let heard = ''
      socket.setEncoding('utf8').on('data', (text) => {
        heard += text
      })
      socket.write('PSUBSCRIBE *\r\n')
      while (!heard.includes('psubscribe')) await sleep(10)
      socket.unref()
      return () => heard
    },
    say: (channel, text) => void connect(port, '127.0.0.1').end(`PUBLISH ${channel} ${text}\r\n`),
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
  }
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true))
    socket.on('error', () => resolve(false)).on('connect', () => socket.destroy())
  })
