import { storableText } from '@/lib/domain/alert/storable'

const MAX_LABELS = 100
const MAX_VALUE = 2000

/** What a sender says of an alert, as labels: texts, numbers and yes or no; anything deeper stays in what was received. */
export function toldLabels(...said: (Record<string, unknown> | null | undefined)[]): Record<string, string> {
  const labels: Record<string, string> = {}
  for (const [name, value] of said.flatMap((each) => Object.entries(each ?? {}))) {
    const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    if (!isPlain || value === '' || Object.keys(labels).length >= MAX_LABELS) continue
    Object.defineProperty(labels, storableText(name), {
      value: storableText(String(value)).slice(0, MAX_VALUE),
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
  return labels
}
