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
