/** An instant as a `datetime-local` field wants it, in the zone of this device; empty for none. */
export function toLocalField(at: string | null): string {
  if (at === null) return ''
  const date = new Date(at)
  const pad = (value: number) => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}`
}

/** What such a field says as an instant; null when it is empty or half written. */
export function fromLocalField(value: string): string | null {
  const at = value === '' ? Number.NaN : new Date(value).getTime()
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}
