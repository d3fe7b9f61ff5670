import { excerpt } from '@/lib/domain/text'

/** A value of the catalogue as the preview of an import says it. */
export function fieldWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none'
  if (!Array.isArray(value)) return excerpt(String(value), 80)
  const words = value.map((item: unknown) =>
    typeof item === 'object' && item !== null && 'title' in item ? String(item.title) : String(item),
  )
  return words.length === 0 ? 'none' : excerpt(words.join(', '), 160)
}
