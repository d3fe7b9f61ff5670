'use client'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { repeatEarlyInput } from '@/components/shell/early-input'
import { shareStyleNonce } from '@/components/shell/style-nonce'
import { ClockProvider } from '@/components/ui/clock'
import { LiveRegions } from '@/components/ui/live-region'
import { Toaster } from '@/components/ui/toaster'
import { TooltipLayer } from '@/components/ui/tooltip'
import { IsPhoneGuess } from '@/components/ui/use-is-phone'
import { createQueryClient } from '@/lib/client/query-client'
import type { ZoneClock } from '@/lib/domain/zone-clock'

export interface PageProvidersProps {
  clock: ZoneClock
  renderedAt: number
  isPhone: boolean
  children: ReactNode
}

/** What every page needs around it, signed in or not. */
export function PageProviders({ clock, renderedAt, isPhone, children }: PageProvidersProps) {
  const [queryClient] = useState(createQueryClient)
  useEffect(shareStyleNonce, [])
  useEffect(repeatEarlyInput, [])
  return (
    <QueryClientProvider client={queryClient}>
      <ClockProvider clock={clock} renderedAt={renderedAt}>
        <IsPhoneGuess value={isPhone}>
          <LiveRegions>
            {children}
            <Toaster />
          </LiveRegions>
          <TooltipLayer />
        </IsPhoneGuess>
      </ClockProvider>
    </QueryClientProvider>
  )
}
