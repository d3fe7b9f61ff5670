import { expect, test } from 'vitest'
import { AppError } from '@/lib/domain/errors'
import { problemsOf } from './form-problems'

const labels = { email: 'The email', password: 'The password' }

test('what the server says about a field stands beside it, as a sentence', () => {
  const fields = [
    { path: 'email', message: 'is not an email address' },
    { path: 'input.password', message: 'Choose another password.' },
    { path: 'email', message: 'is empty' },
  ]
  expect(problemsOf(new AppError('invalid_input', 'email: is not …', { fields }), labels)).toEqual({
    fields: { email: 'The email is not an email address.', password: 'Choose another password.' },
    form: null,
  })
})

test('what belongs to no field is said for the form', () => {
  const error = new AppError('unauthenticated', 'The email or the password is wrong')
  expect(problemsOf(error, labels)).toEqual({ fields: {}, form: 'The email or the password is wrong.' })
  const other = new AppError('invalid_input', 'role: is not known', {
    fields: [{ path: 'role', message: 'is no role' }],
  })
  expect(problemsOf(other, labels)).toEqual({ fields: {}, form: 'role: is not known.' })
})

test('what is wrong with one of several stands beside the field that they are written in', () => {
  const fields = [{ path: 'skills.1', message: 'is longer than 40 characters' }]
  const error = new AppError('invalid_input', 'skills.1: is …', { fields })
  expect(problemsOf(error, { skills: 'The list of skills' }).fields).toEqual({
    skills: 'The list of skills is longer than 40 characters.',
  })
})

test('nothing wrong is nothing said, and a bug says that nothing was changed', () => {
  expect(problemsOf(null, labels)).toEqual({ fields: {}, form: null })
  expect(problemsOf(new TypeError('x'), labels).form).toContain('Nothing was changed')
})
