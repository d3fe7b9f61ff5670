import type { ReactNode } from 'react'

/** A quiet word at the end of a heading that changes what stands below it. */
export function PanelButton({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className="link relative rounded-1 text-12 before:absolute before:-inset-2 max-md:before:-inset-3.5"
    >
      {children}
    </button>
  )
}
