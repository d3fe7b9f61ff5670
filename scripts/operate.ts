import { setTimeout as sleep } from 'node:timers/promises'
import { commandShapes, isCommandName } from '../lib/server/operator/command-shapes.ts'
import { type ControlReply, requestCommand } from '../lib/server/operator/control-client.ts'
import { controlPath } from '../lib/server/operator/control-path.ts'
import { parseArguments, UsageError } from '../lib/server/operator/parse-arguments.ts'
import { parseSettings, type Settings } from '../lib/server/settings.ts'
import { Failure, runMain, say } from './failure.ts'
import { ensureBundles } from './installation/build.ts'
import { prepareDataFolder, tryTakeDataFolder } from './installation/data-folder.ts'
import { migrateInstallation, openInstallationDatabase } from './installation/database.ts'
import { startCommandProcess } from './supervisor/command-process.ts'

type Done = Extract<ControlReply, { kind: 'done' }>

/** Has a command run by the running server, or, when none runs, by a process of its own on the same data folder. */
async function operate(command: string, args: string[]): Promise<number> {
  if (!isCommandName(command)) throw new Failure(`${command} is not a command.`)
  checkArguments(command, args)
  const settings = parseSettings(process.env)
  prepareDataFolder(settings.dataDirectory)
  const request = () => requestCommand(controlPath(settings.dataDirectory), command, args, say)
  let isTold = false
  for (;;) {
    const answered = await request()
    if (answered) return show(answered)
    const folder = tryTakeDataFolder(settings.dataDirectory, { purpose: `npm run ${command}`, isServer: false })
    if (folder) {
      try {
        return show(await withoutServer(settings, request))
      } finally {
        folder.release()
      }
    }
    if (!isTold) say('Waiting for the installation that is starting or stopping …')
    isTold = true
    await sleep(200)
  }
}

async function withoutServer(settings: Settings, request: () => Promise<Done | undefined>): Promise<Done | undefined> {
  await ensureBundles()
  const database = await openInstallationDatabase(settings)
  try {
    await migrateInstallation(database.url)
    const commandProcess = await startCommandProcess(database.url)
    try {
      return await request()
    } finally {
      await commandProcess.stop()
    }
  } finally {
    await database.embedded?.stop()
  }
}

function show(done: Done | undefined): number {
  if (!done) throw new Failure('The command could not be handed over: its process ended.')
  if (done.failure) throw new Failure(done.failure)
  if (done.secret) process.stdout.write(`${done.secret}\n`)
  return 0
}

function checkArguments(command: keyof typeof commandShapes, args: string[]): void {
  try {
    parseArguments(commandShapes[command], args)
  } catch (error) {
    throw error instanceof UsageError ? new Failure(error.message) : error
  }
}

const [command = '', ...args] = process.argv.slice(2)
await runMain(() => operate(command, args))
