import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { controlPath } from '@/lib/server/operator/control-path'
import { type CommandRun, runCommand, temporaryFolder, until, untilReady } from '@/lib/testing/installation'
import { freePort, readPidFile } from './database/running-server.ts'

interface Installation {
  url: string
  folder: string
  start(): CommandRun
  operate(...args: string[]): CommandRun
}

async function newInstallation(): Promise<Installation> {
  const folder = temporaryFolder()
  const port = await freePort()
  const env = { PORT: String(port), EVENKEEL_DATA_DIR: folder }
  return {
    url: `http://localhost:${port}`,
    folder,
    start: () => runCommand(['start'], env),
    operate: (...args) => runCommand(['operate', ...args], env),
  }
}

const isReady = async (url: string) => (await fetch(`${url}/readyz`).catch(() => undefined))?.status === 200
const postgresOf = (folder: string) => readPidFile(join(folder, 'postgres', 'data'))?.pid
const supervisorOf = (folder: string): number => JSON.parse(readFileSync(join(folder, 'holder.json'), 'utf8')).pid

/** The server is the one child of the supervisor that runs dist/server.js. */
function serverOf(folder: string): number {
  const supervisor = supervisorOf(folder)
  const children = readFileSync(`/proc/${supervisor}/task/${supervisor}/children`, 'utf8').trim().split(' ').map(Number)
  return children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('dist/server.js'))!
}

const isGone = (pid: number) => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return true
  }
}

test('[RUN-2] [RUN-6] an installation starts, refuses a second one beside it, and ends cleanly', async () => {
  const { url, folder, start } = await newInstallation()
  const first = start()
  await untilReady(first)
  expect(first.stdout()).toMatch(/http:\/\/localhost:\d+\/setup\S+/)
  expect(first.stdout().match(/Evenkeel is ready/g)).toHaveLength(1)
  const processes = [postgresOf(folder)!, supervisorOf(folder), serverOf(folder)]

  const second = start()
  expect(await second.ended).toBe(1)
  expect(second.stderr()).toContain(`Evenkeel is already running at ${url} with the data folder ${folder}`)

  first.child.kill('SIGTERM')
  expect(await first.ended).toBe(0)
  expect(processes.map(isGone)).toEqual([true, true, true])
  expect(first.stderr()).not.toMatch(/rror/)
})

test('[RUN-5] what ends is started again', async () => {
  const { url, folder, start } = await newInstallation()
  await untilReady(start())
  for (const find of [serverOf, postgresOf]) {
    const victim = find(folder)!
    process.kill(victim, 'SIGKILL')
    await until(() => find(folder) !== undefined && find(folder) !== victim, 90)
    await until(() => isReady(url), 90)
  }
})

test('[RUN-4] after SIGKILL of any part, or of all, the next start recovers', async () => {
  const { folder, start } = await newInstallation()
  let run = start()
  await untilReady(run)
  const victims: ((launcher: number) => (number | undefined)[])[] = [
    () => [supervisorOf(folder)],
    (launcher) => [launcher],
    (launcher) => [launcher, supervisorOf(folder), serverOf(folder), postgresOf(folder)],
  ]
  for (const victimsOf of victims) {
    for (const pid of victimsOf(run.child.pid!)) process.kill(pid!, 'SIGKILL')
    run = start()
    await untilReady(run)
  }
})

test('[RUN-7] the operator is served beside a running server and without one', async () => {
  const { folder, start, operate } = await newInstallation()
  const create = (name: string) =>
    operate('create-user', '--email', `${name}@example.org`, '--name', name, '--role', 'responder')
  const alone = create('ada')
  expect(await alone.ended).toBe(0)
  expect(alone.stdout()).toMatch(/^\S+\n$/)

  const server = start()
  await untilReady(server)
  expect(statSync(controlPath(folder)).mode & 0o777).toBe(0o600)
  const beside = create('ben')
  expect(await beside.ended).toBe(0)
  expect(beside.stdout()).toMatch(/^\S+\n$/)
  expect(server.stdout()).not.toContain(beside.stdout().trim())
  expect(await operate('backup').ended).toBe(0)
  expect(readdirSync(join(folder, 'backups'))).toEqual([expect.stringMatching(/^evenkeel-.*Z\.tar\.gz$/)])

  const twice = create('ben')
  expect(await twice.ended).toBe(1)
  expect(twice.stdout()).toBe('')
  expect(twice.stderr().trim().split('\n')).toHaveLength(1)
})

test('[BACKUP-7] [RUN-14] a data folder may be moved, and what was backed up comes back elsewhere with its secret', async () => {
  const { folder, operate } = await newInstallation()
  expect(await operate('create-user', '--email', 'ada@example.org', '--name', 'Ada', '--role', 'admin').ended).toBe(0)
  const moved = `${folder}-moved`
  renameSync(folder, moved)
  onTestFinished(() => rmSync(moved, { recursive: true, force: true }))
  truncateSync(join(moved, 'postgres', 'server.log'), 11_000_000)
  const backup = runCommand(['operate', 'backup', 'house.tar.gz'], { EVENKEEL_DATA_DIR: moved, INIT_CWD: moved })
  expect(await backup.ended).toBe(0)
  expect(existsSync(join(moved, 'postgres', 'server.log.1'))).toBe(true)
  const file = join(moved, 'house.tar.gz')
  expect(backup.stdout()).toBe(`${file}\n`)

  const elsewhere = temporaryFolder()
  const restore = (args: string[], env = {}) =>
    runCommand(['restore', file, ...args], { EVENKEEL_DATA_DIR: elsewhere, ...env })
  const withOtherKey = restore([], { AUTH_SECRET: 'another-secret-another-secret-another' })
  expect(await withOtherKey.ended).toBe(1)
  expect(withOtherKey.stderr()).toContain('another AUTH_SECRET or LOG_KEY')
  const restored = restore([])
  expect(await restored.ended).toBe(0)
  expect(restored.stderr()).toContain('1 people, 0 incidents, 0 events; 0 broken logs, 0 differences.')
  const secretOf = (where: string) => readFileSync(join(where, 'auth-secret'), 'utf8')
  expect(secretOf(elsewhere)).toBe(secretOf(moved))
})
