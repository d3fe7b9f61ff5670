import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../scripts/database/running-server.ts'
import { writeConfiguration } from './configuration.ts'

export interface Monitoring {
  stop(): Promise<void>
}

interface Programs {
  prometheus: string
  alertmanager: string
}

const READY_MS = 60_000

/** Starts the real Prometheus and Alertmanager on loopback ports, watching the target and posting to the webhook. */
export async function startMonitoring(
  programs: Programs,
  { targetPort, webhookUrl }: { targetPort: number; webhookUrl: string },
): Promise<Monitoring> {
  const directory = mkdtempSync(join(tmpdir(), 'evenkeel-prometheus-'))
  const alertmanagerPort = await freePort()
  const files = writeConfiguration({ directory, targetPort, alertmanagerPort, webhookUrl })
  const alertmanager = start(programs.alertmanager, alertmanagerPort, [
    `--config.file=${files.alertmanager}`,
    `--storage.path=${join(directory, 'alertmanager')}`,
    '--cluster.listen-address=',
  ])
  const prometheus = start(programs.prometheus, await freePort(), [
    `--config.file=${files.prometheus}`,
    `--storage.tsdb.path=${join(directory, 'prometheus')}`,
  ])
  const stop = async () => {
    await Promise.all([alertmanager.stop(), prometheus.stop()])
    rmSync(directory, { recursive: true, force: true })
  }
  try {
    await Promise.all([alertmanager.isReady, prometheus.isReady])
  } catch (error) {
    await stop()
    throw error
  }
  return { stop }
}

/** Starts the real Alertmanager alone, with this configuration; alerts are posted to its own API. */
export async function startAlertmanager(program: string, configuration: string): Promise<Monitoring & { url: string }> {
  const directory = mkdtempSync(join(tmpdir(), 'evenkeel-alertmanager-'))
  const file = join(directory, 'alertmanager.yml')
  writeFileSync(file, configuration)
  const port = await freePort()
  const alertmanager = start(program, port, [
    `--config.file=${file}`,
    `--storage.path=${join(directory, 'data')}`,
    '--cluster.listen-address=',
  ])
  const stop = async () => {
    await alertmanager.stop()
    rmSync(directory, { recursive: true, force: true })
  }
  try {
    await alertmanager.isReady
  } catch (error) {
    await stop()
    throw error
  }
  return { url: `http://127.0.0.1:${port}`, stop }
}

/** Starts the real Prometheus alone, with this configuration. */
export async function startPrometheus(
  program: string,
  file: string,
  directory: string,
): Promise<Monitoring & { url: string }> {
  const port = await freePort()
  const prometheus = start(program, port, [`--config.file=${file}`, `--storage.tsdb.path=${join(directory, 'data')}`])
  await prometheus.isReady
  return { url: `http://127.0.0.1:${port}`, stop: prometheus.stop }
}

function start(program: string, port: number, args: string[]) {
  const child = spawn(program, [...args, `--web.listen-address=127.0.0.1:${port}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (data: Buffer) => {
    said = (said + data).slice(-2000)
  })
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const isReady = untilReady(port, child, () => said)
  // Whoever starts it awaits this; until then its failure must not end the test process.
  isReady.catch(() => {})
  const stop = () => {
    child.kill('SIGTERM')
    return ended
  }
  return { isReady, stop }
}

async function untilReady(port: number, child: ChildProcess, said: () => string): Promise<void> {
  const deadline = Date.now() + READY_MS
  while (Date.now() < deadline && child.exitCode === null) {
    const response = await fetch(`http://127.0.0.1:${port}/-/ready`).catch(() => null)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${child.spawnfile} did not become ready:\n${said()}`)
}
