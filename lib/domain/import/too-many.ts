import { AppError } from '../errors'
import { MAX_IMPORT_INCIDENTS } from './import-run'

/** The answer to a file of more incidents than are brought over at once. */
export const tooMany = (): AppError =>
  new AppError(
    'too_large',
    `The file holds more than ${MAX_IMPORT_INCIDENTS.toLocaleString('en')} incidents. Split it.`,
  )
