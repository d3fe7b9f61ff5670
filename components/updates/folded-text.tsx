'use client'
import clsx from 'clsx'
import { useState } from 'react'

/** More than this is folded until somebody asks for all of it. */
const FOLDED_LINES = 5
const FOLDED_CHARACTERS = 280

const isLong = (text: string) => text.length > FOLDED_CHARACTERS || text.split('\n').length > FOLDED_LINES

/** The words of an update: their beginning, or all of them. */
export function FoldedText({ text, isWhole = false }: { text: string; isWhole?: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const canFold = !isWhole && isLong(text)
  return (
    <>
      <p
        dir="auto"
        className={clsx(
          'mt-1 whitespace-pre-wrap text-text-2 [overflow-wrap:anywhere]',
          canFold && !isOpen && 'line-clamp-5',
        )}
      >
        {text}
      </p>
      {canFold && (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="link relative mt-0.5 rounded-1 text-12 before:absolute before:-inset-2"
        >
          {isOpen ? 'Show less' : 'Show all'}
        </button>
      )}
    </>
  )
}
