import { AppError } from '@/lib/domain/errors'

/**
 * Refuses a day or a time that lacks a part. A browser has no value for one, so that it would be taken for none.
 *
 * @param controls - those of the form, as `querySelectorAll` gives them
 */
export function requireWhole(controls: Iterable<{ validity: Pick<ValidityState, 'badInput'> }>, label: string): void {
  for (const { validity } of controls) {
    if (validity.badInput) throw new AppError('invalid_input', `${label} lacks a part: write all of it, or nothing.`)
  }
}
