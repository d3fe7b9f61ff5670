import { z } from 'zod'

/** What a CSV file begins with for Excel, which reads other letters in place of accents without it. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** The parameter that asks for it. Programs take it for a part of the first heading, so it is there only when asked for. */
export const bomSchema = z
  .stringbool()
  .default(false)
  .describe('Whether a CSV file begins with a byte-order mark, as Excel wants it; programs mostly do not.')
