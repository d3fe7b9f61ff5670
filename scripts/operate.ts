import { setTimeout as sleep } from 'node:timers/promises'
import { type CommandShape, commandShapes, isCommandName } from '../lib/server/operator/command-shapes.ts'
import { type ControlReply, requestCommand } from '../lib/server/operator/control-client.ts'
import { controlPath } from '../lib/server/operator/control-path.ts'
import { parseSettings, type Settings } from '../lib/server/settings.ts'
import { Failure, runMain, say } from './failure.ts'
import { ensureBundles } from './installation/build.ts'
import { prepareDataFolder, tryTakeDataFolder } from './installation/data-folder.ts'
import { migrateInstallation, openInstallationDatabase } from './installation/database.ts'
import { readArguments } from './read-arguments.ts'
import { inCommandProcess } from './supervisor/command-process.ts'

type Done = Extract<ControlReply, { kind: 'done' }>

/** Has a command run by the running server, or, when none runs, by a process of its own on the same data folder. */
async function operate(command: string, given: string[]): Promise<number> {
  if (!isCommandName(command)) throw new Failure(`${command} is not a command.`)
  const shape: CommandShape = commandShapes[command]
  const { args } = readArguments(shape, given)
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
        return show(await withoutServer(settings, !shape.takesAnySchema, request))
      } finally {
        folder.release()
      }
    }
    if (!isTold) say('Waiting for the installation that is starting or stopping …')
    isTold = true
    await sleep(200)
  }
}

async function withoutServer(settings: Settings, isMigrating: boolean, request: () => Promise<Done | undefined>) {
  await ensureBundles()
  const database = await openInstallationDatabase(settings)
  try {
    if (isMigrating) await migrateInstallation(database.url)
    return await inCommandProcess(database.url, request)
  } finally {
    await database.embedded?.stop()
  }
}

function show(done: Done | undefined): number {
  if (!done) throw new Failure('The command could not be handed over: its process ended.')
  if (done.failure) throw new Failure(done.failure)
  if (done.result) process.stdout.write(`${done.result}\n`)
  return 0
}

const [command = '', ...given] = process.argv.slice(2)
await runMain(() => operate(command, given))
