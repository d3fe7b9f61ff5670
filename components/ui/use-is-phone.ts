'use client'
import { createContext, use } from 'react'
import { useMediaQuery } from '@/components/ui/use-media-query'

/** What the browser said of itself when it asked for the page: what a phone does not show is then not sent to it. */
export const IsPhoneGuess = createContext(false)

/** Whether there is room for one column only; guessed until the browser is asked. */
export const useIsPhone = (): boolean => useMediaQuery('(max-width: 759.98px)', use(IsPhoneGuess))
