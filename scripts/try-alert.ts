import { INTEGRATION_KINDS } from '../lib/domain/alert/integration-kinds.ts'
import { lineToChange, sampleDelivery, type TriedKind } from '../lib/domain/alert/sample-delivery.ts'
import type { CommandShape } from '../lib/server/operator/command-shapes.ts'
import { requestCommand } from '../lib/server/operator/control-client.ts'
import { controlPath } from '../lib/server/operator/control-path.ts'
import { parseSettings } from '../lib/server/settings.ts'
import { Failure, runMain, say } from './failure.ts'
import { readArguments } from './read-arguments.ts'

const KINDS = INTEGRATION_KINDS.filter((kind): kind is TriedKind => kind !== 'github')
/** Their senders put the key into what they send; the others have it in their address. */
const PATHS: Partial<Record<TriedKind, string>> = { 'events-v2': '/v2/enqueue', opsgenie: '/v2/alerts' }
const shape: CommandShape = {
  usage: `npm run try-alert -- --kind ${KINDS.join('|')} [--url …] [--key …] [--resolve] [--service payments]`,
  flags: { kind: { isRequired: true, oneOf: KINDS }, url: {}, key: {}, service: {}, resolve: { isSwitch: true } },
}

/** Sends one sample as a sender of this kind would, and says the one line to change where something sends today. */
async function tryAlert(): Promise<number> {
  const { kind, isResolving, ...given } = argumentsOf(process.argv.slice(2))
  const { url, key } = given.url ? { url: given.url, key: given.key ?? '' } : await newIntegration(kind, given.service)
  const status = isResolving ? 'resolved' : 'firing'
  const startsAt = new Date().toISOString()
  const { method, headers, body, url: to } = sampleDelivery(kind, { url, key, status, startsAt })
  const response = await fetch(to, { method, headers, body: body && JSON.stringify(body) }).catch((error: Error) => {
    const { cause } = error
    throw new Failure(
      `${new URL(to).origin} does not answer: ${cause instanceof Error ? cause.message : error.message}`,
    )
  })
  say(`${response.status} ${await response.text()}`)
  if (!response.ok) throw new Failure('The sample was refused, see above.')
  say(`The sample was taken. Change one line, ${lineToChange(kind, url)}`)
  if (PATHS[kind]) say(`and the key:   ${key}`)
  process.stdout.write(`${url}\n`)
  return 0
}

function argumentsOf(typed: string[]) {
  const { values } = readArguments(shape, typed)
  const { kind: named, url, key, service, resolve } = values
  const kind = KINDS.find((each) => each === named)
  // The shape lets no other pass.
  if (!kind) throw new Failure(`--kind is missing. Usage: ${shape.usage}`)
  if (url && !URL.canParse(url)) throw new Failure(`--url must be a whole address. Usage: ${shape.usage}`)
  if (url && PATHS[kind] && !key) throw new Failure(`--key is missing for this address. Usage: ${shape.usage}`)
  return { kind, url, key, service, isResolving: resolve !== undefined }
}

/** An integration for the sample, made by the server that runs. */
async function newIntegration(kind: TriedKind, service: string | undefined): Promise<{ url: string; key: string }> {
  const settings = parseSettings(process.env)
  const args = ['--kind', kind, '--name', `Tried: ${kind}`, ...(service ? ['--service', service] : [])]
  const done = await requestCommand(controlPath(settings.dataDirectory), 'create-integration', args, say)
  if (!done) throw new Failure('No server runs on this data folder: start it, or give --url (and --key).')
  if (done.failure || !done.result) throw new Failure(done.failure ?? 'No integration was made.')
  const path = PATHS[kind]
  return path ? { url: new URL(path, settings.publicUrl).toString(), key: done.result } : { url: done.result, key: '' }
}

await runMain(tryAlert)
