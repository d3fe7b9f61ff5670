// `node scripts/run.mjs NAME …` runs scripts/NAME.ts with the pinned Node, after installing what is missing. This file
// needs Node 20 and no package, so that it works on a fresh clone.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { ensurePackages, pinnedNode, root } from './bootstrap.mjs'

const [name, ...args] = process.argv.slice(2)

ensurePackages()
const child = spawn(
  pinnedNode(),
  ['--disable-warning=ExperimentalWarning', `${root}/scripts/${name}.ts`, ...args],
  // The channel is a lifeline: when this process ends, however it ends, the child is told by its closing.
  { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
)
child.once('exit', (code) => process.exit(code ?? 1))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))

if (process.env.npm_lifecycle_event) {
  const startedBy = callers()
  setInterval(() => {
    if (callers() !== startedBy) child.kill('SIGTERM')
  }, 500).unref()
}

/** npm and the shell between: when one of them was killed with SIGKILL, nobody else will tell us. */
function callers() {
  const shell = process.ppid
  try {
    const isShellOfNpm = readFileSync(`/proc/${shell}/cmdline`, 'utf8').includes('run.mjs')
    const npm = /\) \S (\d+)/.exec(readFileSync(`/proc/${shell}/stat`, 'utf8'))?.[1]
    return isShellOfNpm ? `${shell} ${npm}` : `${shell}`
  } catch {
    return `${shell}`
  }
}
