/**
 * Formats of one kind, one for each zone (IANA name), made when first asked for and kept: making one costs a phone some
 * 25 ms. Clocks have 24 hours.
 */
export function formatsOf(locale: string, options: Intl.DateTimeFormatOptions): (zone: string) => Intl.DateTimeFormat {
  const formats = new Map<string, Intl.DateTimeFormat>()
  return (zone) => {
    const format =
      formats.get(zone) ?? new Intl.DateTimeFormat(locale, { ...options, hourCycle: 'h23', timeZone: zone })
    formats.set(zone, format)
    return format
  }
}
