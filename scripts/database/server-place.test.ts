import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '@/lib/testing/installation'
import { copyOfPrograms } from './server-place.ts'

test('the copy of the programs is made once, anew when an upgrade brought others, and lets everybody pass', () => {
  const [installed, folder] = [temporaryFolder(), temporaryFolder()]
  const native = join(installed, 'native')
  const program = join(native, 'bin/postgres')
  mkdirSync(dirname(program), { recursive: true })
  const install = (version: string) => {
    writeFileSync(join(installed, 'package.json'), JSON.stringify({ version }))
    writeFileSync(program, version)
  }
  const copied = () => readFileSync(join(copyOfPrograms(native, folder), 'bin/postgres'), 'utf8')
  install('18.4.0')
  const umask = process.umask(0o077)
  onTestFinished(() => void process.umask(umask))
  const copy = copyOfPrograms(native, folder)
  expect(copied()).toBe('18.4.0')
  for (const path of [copy, join(copy, 'bin')]) expect(statSync(path).mode & 0o777, path).toBe(0o755)
  expect(copyOfPrograms(native, folder)).toBe(copy)
  install('18.5.0')
  expect(copied()).toBe('18.5.0')
})
