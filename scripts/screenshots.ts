import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launchBrowser } from '../bench/browser-session.ts'
import { type Demo, withDemo } from './demo/with-demo.ts'
import { Failure, runMain, say } from './failure.ts'
import { root } from './installation/programs.ts'
import { pictures } from './screenshots/pictures.ts'
import { takePicture } from './screenshots/take-picture.ts'
import { ensureBrowser } from './test/browser.ts'

const usage = `npm run screenshots [-- ${pictures.map(({ name }) => name).join('|')} …] [--url … --password …]`

/** Takes the pictures of README and docs from a demo of its own, or from the one that runs at --url. */
async function screenshots(): Promise<number> {
  const { url, password, wanted } = readArguments()
  await ensureBrowser()
  return url ? takeAll({ url, password }, wanted) : withDemo((demo) => takeAll(demo, wanted))
}

async function takeAll(demo: Demo, wanted: typeof pictures): Promise<number> {
  const browser = await launchBrowser()
  try {
    for (const picture of wanted) {
      say(`${picture.name} …`)
      const kilobytes = await takePicture(browser, demo, picture, join(root, 'docs/pictures', `${picture.name}.png`))
      say(`  ${kilobytes} kB`)
    }
    return 0
  } finally {
    await browser.close()
  }
}

function readArguments() {
  const text = { type: 'string' } as const
  try {
    const { values, positionals } = parseArgs({ options: { url: text, password: text }, allowPositionals: true })
    const unknown = positionals.find((name) => !pictures.some((picture) => picture.name === name))
    if (unknown) throw new Failure(`${unknown} is no picture. Usage: ${usage}`)
    if (values.url && !values.password) throw new Failure(`--password is missing. Usage: ${usage}`)
    const wanted = pictures.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
    return { url: values.url, password: values.password ?? '', wanted }
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(`${error instanceof Error ? error.message : error} Usage: ${usage}`)
  }
}

await runMain(screenshots)
