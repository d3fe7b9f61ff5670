import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { isAppError } from '@/lib/domain/errors'
import { logger } from '@/lib/server/logger'
import { commandShapes, isCommandName } from '@/lib/server/operator/command-shapes'
import { operatorCommands } from '@/lib/server/operator/commands'
import type { ControlReply } from '@/lib/server/operator/control-client'
import { controlPath } from '@/lib/server/operator/control-path'
import { parseArguments, UsageError } from '@/lib/server/operator/parse-arguments'

const requestSchema = z.strictObject({ command: z.string(), args: z.array(z.string()) })

/** Lets the operator of this machine, and nobody else, run commands inside this process. */
export async function startControlServer(dataDirectory: string): Promise<{ stop(): Promise<void> }> {
  const path = controlPath(dataDirectory)
  const server = createServer((socket) => {
    const lines = createInterface({ input: socket })
    socket.on('error', () => {})
    lines.on('error', () => {})
    lines.once('line', (line) => void answer(socket, line))
  })
  if (process.platform !== 'win32') {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    // We hold the data folder: a socket file that is there belongs to a process that was killed.
    rmSync(path, { force: true })
  }
  await listenPrivately(server, path)
  return { stop: () => new Promise((resolve) => server.close(() => resolve())) }
}

async function listenPrivately(server: Server, path: string): Promise<void> {
  const mask = process.umask(0o177)
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve))
  } finally {
    process.umask(mask)
  }
  if (process.platform !== 'win32') chmodSync(path, 0o600)
}

async function answer(socket: Socket, line: string): Promise<void> {
  const send = (reply: ControlReply) => socket.write(`${JSON.stringify(reply)}\n`)
  try {
    const { command, args } = requestSchema.parse(JSON.parse(line))
    if (!isCommandName(command)) throw new UsageError(`${command} is not a command.`)
    const values = parseArguments(commandShapes[command], args)
    logger.info({ command }, 'The operator runs a command')
    send({ kind: 'done', ...(await operatorCommands[command](values, (text) => send({ kind: 'log', text }))) })
  } catch (error) {
    const isExpected = isAppError(error) || error instanceof UsageError
    if (!isExpected) logger.error({ err: error }, 'A command of the operator failed')
    const failure = isExpected ? error.message : `The command failed (${String(error)}): see the log of the server.`
    send({ kind: 'done', failure })
  } finally {
    socket.end()
  }
}
