import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import { putSetting } from '@/lib/client/save-setting'
import { type Severity, severitySchema } from '@/lib/domain/incident/values'
import type {
  ChannelsState,
  MadeDestination,
  NewDestination,
  RoomPosts,
  TestAnswer,
} from '@/lib/domain/on-call/channel-settings'

export const CHANNELS_STATE = ['channels']
export const CHANNELS_PATH = '/api/v1/channels'
const REFRESH_MS = 10_000

/** How every channel is set up and does, for admins. */
export const useChannels = (initial: ChannelsState) =>
  useQuery({
    queryKey: CHANNELS_STATE,
    queryFn: () => api<ChannelsState>('GET', CHANNELS_PATH),
    initialData: initial,
    refetchInterval: REFRESH_MS,
  })

/** They are not what they were. */
export function useChannelsChanged(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: CHANNELS_STATE })
}

export const addDestination = (destination: NewDestination) =>
  api<MadeDestination>('POST', `${CHANNELS_PATH}/destinations`, destination)

/** Sends a test to a destination; what came of it stays until the next one. */
export function useTestDestination() {
  const changed = useChannelsChanged()
  return useMutation({
    mutationFn: (id: string) => api<TestAnswer>('POST', `${CHANNELS_PATH}/destinations/${id}/test`),
    onSettled: changed,
  })
}

export function useRemoveDestination() {
  const changed = useChannelsChanged()
  return useMutation({
    mutationFn: (id: string) => api<void>('DELETE', `${CHANNELS_PATH}/destinations/${id}`),
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
      const state = queries.getQueryData<ChannelsState>(CHANNELS_STATE)
      if (!state) throw new Error('The channels were not read.')
      return putSetting('room-posts', { value: postsWith(state, choice), version: state.roomPostsVersion })
    },
    onSuccess: ({ value, version }) => {
      queries.setQueryData<ChannelsState>(
        CHANNELS_STATE,
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
