import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Proxy {
  stop(): Promise<void>
}

/** The real Caddy with the configuration that compose.yaml gives it, on `publicUrl` in front of the servers. */
export async function startCaddy(publicUrl: string, upstreams: string[]): Promise<Proxy> {
  const program = process.env.EVENKEEL_CADDY
  if (!program) throw new Error('EVENKEEL_CADDY names no caddy.')
  const home = mkdtempSync(join(tmpdir(), 'evenkeel-caddy-'))
  const args = ['run', '--config', 'deploy/Caddyfile', '--adapter', 'caddyfile']
  const env = { ...process.env, HOME: home, PUBLIC_URL: publicUrl, UPSTREAMS: upstreams.join(' ') }
  const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000)
  })
  const deadline = Date.now() + 60_000
  while (!(await fetch(`${publicUrl}/healthz`).catch(() => null))?.ok) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`Caddy does not start:\n${said}`)
    await sleep(50)
  }
  return {
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const exited = once(child, 'exit')
        child.kill('SIGTERM')
        await exited
      }
      rmSync(home, { recursive: true, force: true })
    },
  }
}
