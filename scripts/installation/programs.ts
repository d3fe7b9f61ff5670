import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Entry files of the tools this project runs, to be started with the same Node that runs this. */
export const tools = {
  biome: join(root, 'node_modules/@biomejs/biome/bin/biome'),
  next: join(root, 'node_modules/next/dist/bin/next'),
  playwright: join(root, 'node_modules/@playwright/test/cli.js'),
  prisma: join(root, 'node_modules/prisma/build/index.js'),
  tsc: join(root, 'node_modules/typescript/bin/tsc'),
  tsx: join(root, 'node_modules/tsx/dist/cli.mjs'),
  vitest: join(root, 'node_modules/vitest/vitest.mjs'),
}

/** Where Node keeps what it compiled, so that a server that starts again is there in a third of the time. */
export const compileCache = join(root, 'dist/compile-cache')

const endWithParent = pathToFileURL(join(root, 'scripts/installation/end-with-parent.mjs')).href

const quiet = { NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1' }

interface ToolOptions {
  env?: Record<string, string | undefined>
  /** "inherit" shows the output as it comes; otherwise it is collected. */
  output?: 'inherit' | 'collect'
  /** The tool may ask the person at the terminal. */
  isInteractive?: boolean
}

export interface ToolResult {
  code: number
  output: string
}

/** Runs one tool to its end. */
export function runTool(tool: keyof typeof tools, args: string[], options: ToolOptions = {}): Promise<ToolResult> {
  const isShown = options.output === 'inherit'
  const child = spawn(process.execPath, ['--import', endWithParent, tools[tool], ...args], {
    cwd: root,
    env: { ...process.env, ...quiet, EVENKEEL_TOOL_PARENT: String(process.pid), ...options.env },
    stdio: [
      options.isInteractive ? 'inherit' : 'ignore',
      isShown ? 'inherit' : 'pipe',
      isShown ? 'inherit' : 'pipe',
      'ipc',
    ],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, output: error.message }))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
