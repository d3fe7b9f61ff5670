import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import { putSetting } from '@/lib/client/save-setting'
import { type Severity, severitySchema } from '@/lib/domain/incident/values'
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

/** Sets whether a destination is told of incidents of a severity. */
export function useSaveRoomPosts() {
  const queries = useQueryClient()
  const changed = useChannelsChanged()
  return useMutation({
    // Two pressed at once are saved one after the other: the second is no change from elsewhere to the first.
    scope: { id: 'room-posts' },
    mutationFn: (choice: PostChoice) => {
      const state = queries.getQueryData<ChannelsState>(STATE)
      if (!state) throw new Error('The channels were not read.')
      return putSetting('room-posts', { value: postsWith(state, choice), version: state.roomPostsVersion })
    },
    onSuccess: ({ value, version }) => {
      queries.setQueryData<ChannelsState>(
        STATE,
        (state) => state && { ...state, roomPosts: value, roomPostsVersion: version },
      )
    },
    onSettled: changed,
  })
}

interface PostChoice {
  destinationId: string
  severity: Severity
  isOn: boolean
}

/** Without those of destinations that are gone. */
function postsWith(
  { roomPosts, destinations }: ChannelsState,
  { destinationId, severity, isOn }: PostChoice,
): RoomPosts {
  const known = roomPosts.filter((post) => destinations.some(({ id }) => id === post.destinationId))
  const before = known.find((post) => post.destinationId === destinationId)?.severities ?? []
  const severities = severitySchema.options.filter((one) => (one === severity ? isOn : before.includes(one)))
  const others = known.filter((post) => post.destinationId !== destinationId)
  return severities.length > 0 ? [...others, { destinationId, severities }] : others
}
