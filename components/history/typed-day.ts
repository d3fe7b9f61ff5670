import { isMoment } from '@/lib/domain/history/chosen-filters'

/** What somebody typed into a day, and the day that it is so far. */
export interface TypedDay {
  text: string
  day: string | null
}

/** A year has a value from its first digit on: 0002 is no day of history yet. */
export const typedDay = (text: string): TypedDay => ({ text, day: isMoment(text) ? text : null })

/** What stands in the control of a day: what was typed, as long as the filter is what was made of it. */
export const shownDay = (filter: string | null, typed: TypedDay | null): string => {
  const day = filter?.slice(0, 10) ?? null
  return typed && typed.day === day ? typed.text : (day ?? '')
}
