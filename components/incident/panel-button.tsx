import type { ReactNode } from 'react'

export interface PanelButtonProps {
  /** The rest of the sentence, for those who hear the word alone: "Change" "which services are hit". */
  rest: string
  onClick: () => void
  children: ReactNode
}

/** A quiet word at the end of a heading that changes what stands below it. */
export function PanelButton({ rest, onClick, children }: PanelButtonProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="link relative rounded-1 text-12 before:absolute before:-inset-2 max-md:before:-inset-3.5"
    >
      {children}
      <span className="sr-only"> {rest}</span>
    </button>
  )
}
