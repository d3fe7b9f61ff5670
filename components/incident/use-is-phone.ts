'use client'
import { useMediaQuery } from '@/components/ui/use-media-query'

/** Whether there is room for one column only; taken for false until the browser is asked. */
export const useIsPhone = (): boolean => useMediaQuery('(max-width: 759.98px)')
