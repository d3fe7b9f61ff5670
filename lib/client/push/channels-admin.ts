import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import type {
  ChannelsState,
  HeartbeatChange,
  MadeDestination,
  NewDestination,
  NtfyChange,
  RoomPosts,
  TestAnswer,
} from '@/lib/domain/on-call/channel-settings'

const STATE = ['channels']
const PATH = '/api/v1/channels'
const REFRESH_MS = 10_000

/** How every channel is set up and does, for admins. */
export const useChannels = (initial: ChannelsState) =>
  useQuery({
    queryKey: STATE,
    queryFn: () => api<ChannelsState>('GET', PATH),
    initialData: initial,
    refetchInterval: REFRESH_MS,
  })

/** They are not what they were. */
export function useChannelsChanged(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: STATE })
}

/** An account as it is typed; without a token the one that is stored stays. */
export interface TypedAccount {
  accountSid: string
  from: string
  apiUrl?: string
  authToken?: string
}

export const saveTwilio = (accounts: TypedAccount[]) => api<ChannelsState>('PUT', `${PATH}/twilio`, { accounts })
export const saveNtfy = (change: NtfyChange) => api<ChannelsState>('PUT', `${PATH}/ntfy`, change)
export const saveHeartbeat = (heartbeat: HeartbeatChange) =>
  api<ChannelsState>('PUT', `${PATH}/heartbeat`, { heartbeat })
export const addDestination = (destination: NewDestination) =>
  api<MadeDestination>('POST', `${PATH}/destinations`, destination)

/** Sends a test to a destination; what came of it stays until the next one. */
export function useTestDestination() {
  const changed = useChannelsChanged()
  return useMutation({
    mutationFn: (id: string) => api<TestAnswer>('POST', `${PATH}/destinations/${id}/test`),
    onSettled: changed,
  })
}

export function useRemoveDestination() {
  const changed = useChannelsChanged()
  return useMutation({
    mutationFn: (id: string) => api<void>('DELETE', `${PATH}/destinations/${id}`),
    onSettled: changed,
  })
}

/** Sets which rooms are told where. */
export function useSaveRoomPosts() {
  const changed = useChannelsChanged()
  return useMutation({
    mutationFn: (value: RoomPosts) => api<{ value: RoomPosts }>('PUT', '/api/v1/settings/room-posts', { value }),
    onSettled: changed,
  })
}
