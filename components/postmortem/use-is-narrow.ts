'use client'
import { useMediaQuery } from '@/components/ui/use-media-query'

/** Whether there is no room for a column at the side. */
export const useIsNarrow = (): boolean => useMediaQuery('(max-width: 1099.98px)')
