import { expect, test } from 'vitest'
import { commandShapes, restoreShape } from '@/lib/server/operator/command-shapes'
import { parseArguments } from '@/lib/server/operator/parse-arguments'

const createUser = (...args: string[]) => parseArguments(commandShapes['create-user'], args)
const given = ['--email', 'ada@example.org', '--name', 'Ada L', '--role', 'admin']

test('[RUN-7] flags are read in both forms', () => {
  expect(createUser(...given)).toEqual({ email: 'ada@example.org', name: 'Ada L', role: 'admin' })
  expect(createUser('--email=a@b.example', '--name=A', '--role=responder', '--password=-x y=')).toMatchObject({
    email: 'a@b.example',
    password: '-x y=',
  })
})

test('[RUN-7] a command may take one argument without a flag', () => {
  expect(parseArguments(commandShapes['verify-log'], ['INC-12'])).toEqual({ incident: 'INC-12' })
  expect(parseArguments(commandShapes['verify-log'], [])).toEqual({})
})

test('[RUN-7] a switch takes no value, and the argument that a command is about cannot be left out', () => {
  const restore = (...args: string[]) => parseArguments(restoreShape, args)
  expect(restore('a.tar.gz', '--replace')).toEqual({ file: 'a.tar.gz', replace: 'yes' })
  expect(restore('--replace', 'a.tar.gz')).toEqual({ file: 'a.tar.gz', replace: 'yes' })
  expect(() => restore('--replace')).toThrow('FILE is missing.')
  expect(() => restore('a.tar.gz', '--replace=no')).toThrow('--replace takes no value.')
})

test.each([
  [given.slice(2), '--email is missing.'],
  [[...given, '--color', 'red'], '--color is not known.'],
  [[...given, 'more'], 'more is not known.'],
  [[...given, '--password'], '--password needs a value.'],
  [[...given, '--name', 'Eve'], '--name is given twice.'],
  [[...given.slice(0, 5), 'owner'], '--role must be admin or responder or stakeholder.'],
  [['--__proto__', 'x'], '--__proto__ is not known.'],
])('[RUN-7] %j is refused: %s', (args, sentence) => {
  expect(() => createUser(...args)).toThrow(sentence)
})
