import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { loggerOptions } from '@/lib/server/logger'
import { readableStack } from '@/lib/server/readable-stack'

const folder = mkdtempSync(join(tmpdir(), 'ek-stack-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('[RUN-9] a stack of built code names the lines that were written', async () => {
  const source =
    'type Unused = string\n\nexport function fails(): never {\n  throw new Error(String(1 as number))\n}\nfails()\n'
  writeFileSync(join(folder, 'fails.ts'), source)
  const outfile = join(folder, 'built.mjs')
  await build({ entryPoints: [join(folder, 'fails.ts')], outfile, bundle: true, minify: true, sourcemap: 'linked' })
  const caught = `import(${JSON.stringify(outfile)}).catch((error) => console.log(error.stack))`
  const stack = execFileSync(process.execPath, ['-e', caught], { encoding: 'utf8' })
  expect(stack).not.toContain('fails.ts')
  expect(readableStack(stack)).toContain('fails.ts:4:9')
  expect(readableStack(stack)).toContain('fails.ts:6:1')
  const lines: string[] = []
  const error = Object.assign(new Error('no 1'), { stack })
  pino(loggerOptions, { write: (line) => lines.push(line) }).error({ err: error }, 'failed')
  expect(JSON.parse(lines.join('')).err.stack).toContain('fails.ts:4:9')
})

test('[RUN-9] a stack without maps, or with a broken one, stays as it is', () => {
  const script = join(folder, 'other.js')
  writeFileSync(`${script}.map`, '{')
  const stack = `Error: no\n    at run (${script}:1:5)\n    at node:internal/process:1:2\n    at /nowhere/x.js:3:4`
  expect(readableStack(stack)).toBe(stack)
})
