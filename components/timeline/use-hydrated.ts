'use client'
import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False on the server and in the paint that takes its place. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
