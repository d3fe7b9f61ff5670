#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which the CLI would otherwise download: the same engine as WebAssembly
// (@prisma/schema-engine-wasm). Newline-delimited JSON-RPC on stdin and stdout, structured logs on stderr.
// See docs/decisions/0010-schema-engine.md.
import { readFileSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { createDatabase, dropDatabase, dropShadows, EngineAdapter, offlineAdapter, runSql } from './connection.mjs'
import { prismaCode, rpcError, sentence } from './engine-errors.mjs'

const require = createRequire(import.meta.url)
const args = process.argv.slice(2)
const valuesOf = (flag) => args.flatMap((argument, index) => (argument === flag ? [args[index + 1]] : []))
const { url, shadowDatabaseUrl } = JSON.parse(valuesOf('--datasource')[0] ?? '{}')
const version = JSON.parse(readFileSync(require.resolve('@prisma/engines-version/package.json'), 'utf8')).prisma
  .enginesVersion

const writeLine = (value) => writeSync(1, `${JSON.stringify(value)}\n`)
const log = (level, fields) =>
  writeSync(
    2,
    `${JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' })}\n`,
  )

// A panic of the engine surfaces as a WebAssembly error outside every await.
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  message: '',
  set_message(message) {
    this.message = message
    log('ERROR', { message, is_panic: true })
  },
}
process.on('uncaughtException', (error) => {
  log('ERROR', { message: globalThis.PRISMA_WASM_PANIC_REGISTRY.message || error?.stack, is_panic: true })
  process.exit(101)
})

let adapter
let engine
function loadEngine(isOffline) {
  engine ??= (async () => {
    adapter = bindMigrationAwareSqlAdapterFactory(
      url && !isOffline ? new EngineAdapter(url, shadowDatabaseUrl) : offlineAdapter,
    )
    const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
    const wasm = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.\w+$/, '.wasm')
    const { instance } = await WebAssembly.instantiate(readFileSync(wasm), { './schema_engine_bg.js': glue })
    glue.__wbg_set_wasm(instance.exports)
    instance.exports.__wbindgen_start()
    const datamodels = valuesOf('--datamodels').map((path) => [path, readFileSync(path, 'utf8')])
    return glue.SchemaEngine.new({ datamodels: datamodels.length > 0 ? datamodels : undefined }, () => {}, adapter)
  })()
  return engine
}

const needsDatabase = new Set(['url', 'schemaDatasource', 'migrations'])

async function call(method, params) {
  if (method === 'createDatabase') return createDatabase(params?.datasource?.url ?? url)
  if (method === 'dbExecute') return runSql(params.datasourceType?.url ?? url, params.script)
  if (method === 'diff') {
    const loaded = await loadEngine(!needsDatabase.has(params.from.tag) && !needsDatabase.has(params.to.tag))
    const { stdout, ...rest } = await loaded.diff(params)
    if (stdout) writeLine({ id: 0, jsonrpc: '2.0', method: 'print', params: { content: stdout.replace(/\n$/, '') } })
    return { ...rest, stdout: null }
  }
  const loaded = await loadEngine(false)
  // These two read the migrations' schema from a cache which only devDiagnostic fills.
  if (method === 'evaluateDataLoss' || method === 'createMigration') {
    await loaded.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters })
  }
  const name = method === 'getDatabaseVersion' ? 'version' : method
  if (typeof loaded[name] !== 'function') throw new Error(`Method not found: ${method}`)
  return loaded[name](params)
}

async function runCli(command) {
  log('INFO', { message: 'Starting schema engine CLI', git_hash: version }) // The CLI skips the first line.
  try {
    if (command === 'can-connect-to-database') await runSql(url, 'SELECT 1')
    else if (command === 'create-database') await createDatabase(url)
    else if (command === 'drop-database') await dropDatabase(url)
    else throw new Error(`Unknown command: ${command}`)
    log('INFO', { message: 'Done.' })
  } catch (error) {
    log('ERROR', { message: sentence(error, url), error_code: prismaCode(error) ?? 'P1011', is_panic: false })
    process.exitCode = 1
  }
}

function serve() {
  let queue = Promise.resolve()
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
  lines.on('line', (line) => {
    if (!line.trim()) return
    const request = JSON.parse(line)
    if (!request.method) return // The answer to our `print`.
    queue = queue.then(async () => {
      try {
        writeLine({ jsonrpc: '2.0', id: request.id, result: (await call(request.method, request.params)) ?? {} })
      } catch (error) {
        writeLine({ jsonrpc: '2.0', id: request.id, error: rpcError(error, adapter?.errorRegistry, url) })
      }
    })
  })
  // The CLI ends stdin and kills us at once: what runs is finished and shadow databases are dropped first.
  let finishing
  const finish = () => {
    finishing ??= queue.then(dropShadows).then(() => process.exit(0))
    return finishing
  }
  lines.on('close', finish)
  process.on('SIGTERM', finish)
}

const cli = args.indexOf('cli')
if (args.includes('--version')) console.log(`schema-engine-cli ${version}`)
else if (cli >= 0) await runCli(args[cli + 1])
else serve()
