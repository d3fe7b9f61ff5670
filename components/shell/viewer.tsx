'use client'
import { createContext, type ReactNode, useContext } from 'react'
import type { PersonActor } from '@/lib/domain/actor'

const ViewerContext = createContext<PersonActor | null>(null)

export function ViewerProvider({ viewer, children }: { viewer: PersonActor; children: ReactNode }) {
  return <ViewerContext value={viewer}>{children}</ViewerContext>
}

/** The person at this screen, with their rights: what policies are asked about. */
export function useViewer(): PersonActor {
  const viewer = useContext(ViewerContext)
  if (!viewer) throw new Error('useViewer needs a signed-in page around it')
  return viewer
}
