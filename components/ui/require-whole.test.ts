import { expect, test } from 'vitest'
import { requireWhole } from './require-whole'

const control = (badInput: boolean) => ({ validity: { badInput } })

test('[PREV-15] a day that lacks a part is refused by its name, and is not none', () => {
  expect(() => requireWhole([control(false), control(true)], 'The day')).toThrow('The day lacks a part')
  expect(() => requireWhole([control(false)], 'The day')).not.toThrow()
})
