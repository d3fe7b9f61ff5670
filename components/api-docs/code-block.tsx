/** Code as it is typed. It wraps: what scrolls sideways would have to be a stop of the keyboard. */
export function CodeBlock({ code }: { code: string }) {
  return (
    <pre className="mono whitespace-pre-wrap rounded-2 border border-line bg-sunken px-3 py-2.5 text-12 leading-[18px] [overflow-wrap:anywhere]">
      {code}
    </pre>
  )
}
