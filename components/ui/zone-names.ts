/** The time zones this runtime knows, by name, and the one that is chosen. */
export const zonesWith = (chosen: string | null): string[] =>
  [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), ...(chosen ? [chosen] : [])])].sort()
