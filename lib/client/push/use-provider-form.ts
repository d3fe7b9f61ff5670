import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/lib/client/api'
import { CHANNELS_PATH, CHANNELS_STATE } from '@/lib/client/push/channels-admin'
import { type Newer, newerOf } from '@/lib/client/save-setting'
import type { ChannelsState } from '@/lib/domain/on-call/channel-settings'

export type Provider = 'twilio' | 'ntfy' | 'heartbeat'

const shownOf = <Kind extends Provider>(state: ChannelsState, provider: Kind) => ({
  value: state[provider],
  version: state[`${provider}Version`],
})

/**
 * How a provider is set up, in a form whose page goes on reading. What is saved elsewhere is shown until somebody types;
 * then it takes nothing from them, and `newer` is what it is when they save.
 */
export function useProviderForm<Kind extends Provider>(provider: Kind, state: ChannelsState) {
  const queries = useQueryClient()
  const read = shownOf(state, provider)
  /** `basis` is the version that is saved on top of; fields are drawn anew with each `round`. */
  const [begun, setBegun] = useState({ value: read.value, basis: read.version, round: 0 })
  const [isTouched, setTouched] = useState(false)
  const [newer, setNewer] = useState<Newer<ChannelsState[Kind]> | null>(null)

  const show = ({ value, version }: typeof read) => {
    setBegun(({ round }) => ({ value, basis: version, round: round + 1 }))
    setTouched(false)
    setNewer(null)
  }
  // An answer that was under way when something was saved here is older than that.
  if (!isTouched && read.version > begun.basis) show(read)

  return {
    value: begun.value,
    round: begun.round,
    newer,
    touch: () => setTouched(true),
    async save(change: object) {
      try {
        const body = { ...change, version: begun.basis }
        const saved = await api<ChannelsState>('PUT', `${CHANNELS_PATH}/${provider}`, body)
        queries.setQueryData(CHANNELS_STATE, saved)
        show(shownOf(saved, provider))
      } catch (error) {
        // With nothing typed there is nothing to choose from: what it is now is read and shown.
        if (isTouched) setNewer(newerOf(error))
        throw error
      } finally {
        void queries.invalidateQueries({ queryKey: CHANNELS_STATE })
      }
    },
    takeTheirs: () => newer && show(newer),
    /** What is saved next is saved on top of theirs. */
    keepMine() {
      if (newer) setBegun({ ...begun, basis: newer.version })
      setNewer(null)
    },
  }
}
