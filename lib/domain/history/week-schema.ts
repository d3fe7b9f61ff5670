import { z } from 'zod'
import { isWeek } from './week'

const FIRST = '2000-W01'
const LAST = '2199-W52'

/** A week of this century or the next, as somebody asks for it. */
export const weekSchema = z
  .string()
  .refine(isWeek, 'is not a week such as 2026-W47')
  .refine((week) => week >= FIRST && week <= LAST, 'is out of range')
