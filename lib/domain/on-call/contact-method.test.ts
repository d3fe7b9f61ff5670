import { expect, test } from 'vitest'
import { phoneNumberSchema } from './contact-method'

test.each([
  ['+49 30 901820', '+4930901820'],
  ['+1 (415) 555-2671', '+14155552671'],
  ['+442079460958', '+442079460958'],
])('[CHAN-4] %s is the number %s', (typed, number) => {
  expect(phoneNumberSchema.parse(typed)).toBe(number)
})

test.each(['030 901820', '+0301234567', '+49', '+4930901820123456', '+49 30 CALL', '', '+١٢٣٤٥٦٧٨'])(
  '[CHAN-4] %s is none',
  (typed) => {
    expect(phoneNumberSchema.safeParse(typed).success).toBe(false)
  },
)
