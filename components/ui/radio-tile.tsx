import clsx from 'clsx'
import type { ReactNode } from 'react'

export interface RadioTileProps {
  /** That of its group. */
  name: string
  isChecked: boolean
  /** Whether Tab comes here: to the one that is chosen, or to each while none is. */
  isTabStop: boolean
  onChoose: () => void
  title?: string | undefined
  className?: string
  children: ReactNode
}

/** One of a group, looking like what stands in it. The browser's own button lies over it, and takes presses and keys. */
export function RadioTile({ name, isChecked, isTabStop, onChoose, title, className, children }: RadioTileProps) {
  return (
    <label className={clsx('relative', className)}>
      <input
        type="radio"
        name={name}
        checked={isChecked}
        title={title}
        // The browser knows it by itself; what holds the focus in a dialog goes by this.
        tabIndex={isTabStop ? undefined : -1}
        onChange={onChoose}
        // It chooses; it does not send the form around it.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        className="absolute inset-0 size-full appearance-none rounded-[inherit] outline-offset-0"
      />
      {children}
    </label>
  )
}
