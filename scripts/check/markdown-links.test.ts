import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { brokenLinks } from './markdown-links.ts'

test('every link of the documentation leads somewhere', () => {
  expect(brokenLinks()).toEqual([])
})

test('a missing file and a missing heading are found; code and other places are left alone', () => {
  const base = mkdtempSync(join(tmpdir(), 'evenkeel-links-'))
  onTestFinished(() => rmSync(base, { recursive: true, force: true }))
  mkdirSync(join(base, 'docs'))
  writeFileSync(
    join(base, 'README.md'),
    '[a](docs/A.md) [b](docs/B.md) ![c](docs/A.md#one-and-two) [d](docs/A.md#three)\n',
  )
  writeFileSync(
    join(base, 'docs/A.md'),
    '# One and two\n[up](../README.md) [far](https://example.org) `[x](y)` [it](#one-and-two)\n',
  )
  expect(brokenLinks(base)).toEqual(['README.md: docs/B.md leads nowhere', 'README.md: docs/A.md#three leads nowhere'])
})
