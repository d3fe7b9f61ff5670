import { afterEach, beforeEach, expect } from 'vitest'

// Not a spy of vitest: a test that restores all mocks would take it away.
const original = console.error
let errors: unknown[][] = []

beforeEach(() => {
  errors = []
  console.error = (...values: unknown[]) => {
    errors.push(values)
  }
})

afterEach(() => {
  console.error = original
  expect(errors, 'console.error was called').toEqual([])
})
