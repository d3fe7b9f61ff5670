'use client'
import clsx from 'clsx'
import { Portal } from 'radix-ui'
import { useSyncExternalStore } from 'react'
import type { MenuStore } from '@/components/postmortem/editor/menu-store'

const WIDTH = 248
const MAX_HEIGHT = 296

/** The list at the caret. The keys go to the editor, which keeps the focus. */
export function CaretMenu({ menu }: { menu: MenuStore }) {
  const state = useSyncExternalStore(menu.subscribe, menu.get, () => null)
  if (!state?.rect || state.options.length === 0) return null
  const { label, options, active, rect } = state
  const isBelow = rect.bottom + MAX_HEIGHT < window.innerHeight || rect.top < MAX_HEIGHT
  return (
    <Portal.Root>
      <div
        role="listbox"
        aria-label={label}
        className="scroll-thin fixed z-50 overflow-y-auto rounded-3 border border-line bg-raised p-1 shadow-2"
        style={{
          left: Math.max(8, Math.min(rect.left, window.innerWidth - WIDTH - 8)),
          width: WIDTH,
          maxHeight: MAX_HEIGHT,
          ...(isBelow ? { top: rect.bottom + 6 } : { bottom: window.innerHeight - rect.top + 6 }),
        }}
      >
        {options.map((option, index) => (
          <div
            key={option.key}
            ref={index === active ? scrollIntoView : undefined}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={clsx(
              'flex h-8 cursor-default items-center gap-2 rounded-2 px-2 text-13 max-md:h-11',
              index === active && 'forced-highlight bg-hover',
            )}
            onPointerMove={() => index !== active && menu.point(index)}
            // Before the editor loses the focus.
            onPointerDown={(event) => {
              event.preventDefault()
              state.choose(index)
            }}
          >
            <span className="min-w-0 flex-1 truncate">{option.label}</span>
            {option.hint && <span className="mono shrink-0 text-11 text-text-3">{option.hint}</span>}
          </div>
        ))}
      </div>
    </Portal.Root>
  )
}

const scrollIntoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' })
