'use client'
import { createContext, type KeyboardEvent, useContext } from 'react'
import type { Spot, Step } from '@/components/postmortem/cards/spots'

export interface Board {
  /** The card that is carried by keys. */
  heldId: string | null
  /** Keys on the handle of a card. */
  onHandleKey: (id: string, event: KeyboardEvent) => void
  /** The handle lost the focus: what it carried stays where it was. */
  onHandleLeft: (id: string) => void
  /** Moves a card one step, as far as there is one. */
  step: (id: string, step: Step) => void
  place: (id: string, spot: Spot) => void
  remove: (id: string) => void
  /** The card that was just added here: it takes the focus. */
  freshId: string | null
}

const BoardContext = createContext<Board | null>(null)
export const BoardProvider = BoardContext.Provider

export function useBoard(): Board {
  const board = useContext(BoardContext)
  if (!board) throw new Error('useBoard needs the lists of cards around it')
  return board
}
