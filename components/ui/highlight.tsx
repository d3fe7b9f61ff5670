export interface HighlightProps {
  text: string
  /** Where the marks are: pairs of start and end, in order. */
  marks: readonly (readonly [start: number, end: number])[]
}

/** Text with parts of it marked. */
export function Highlight({ text, marks }: HighlightProps) {
  return (
    <>
      {marks.map(([start, end], index) => (
        <span key={start}>
          {text.slice(marks[index - 1]?.[1] ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  )
}

/** Where the words of a query stand in a text. */
export function marksOf(text: string, query: string): [start: number, end: number][] {
  const words = query.match(/[\p{L}\p{N}]{2,}/gu)
  if (!words) return []
  return [...text.matchAll(new RegExp(words.join('|'), 'giu'))].map(({ index, 0: word }) => [
    index,
    index + word.length,
  ])
}
