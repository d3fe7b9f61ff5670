import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../installation/programs.ts'

// Below these versions each has a published vulnerability that reaches us.
const floors = {
  next: '16.4.3',
  react: '19.3.1',
  'react-dom': '19.3.1',
  'socket.io-parser': '4.2.7',
  'engine.io': '6.6.11',
  ws: '8.21.0',
  'next-auth': '4.24.15',
  zod: '4.6.7',
}

const { packages }: { packages: Record<string, { version: string }> } = JSON.parse(
  readFileSync(join(root, 'package-lock.json'), 'utf8'),
)

test.each(Object.entries(floors))('every locked copy of %s is at least %s', (name, floor) => {
  const copies = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`))
  expect(copies).not.toEqual([])
  for (const [path, { version }] of copies) expect(isAtLeast(version, floor), `${path} is ${version}`).toBe(true)
})

function isAtLeast(version: string, floor: string): boolean {
  const [have, want] = [version, floor].map((text) => text.split('.').map(Number))
  const difference = want!.map((part, index) => have![index]! - part).find((part) => part !== 0)
  return (difference ?? 0) >= 0
}
