import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { readDevicePush, startDevicePush, stopDevicePush } from './device-push'
import { useNotificationsChanged } from './own-notifications'

const DEVICE = ['device-push']

/** Whether this device takes push; undefined until the browser has said. */
export const useDevicePush = (serverKey: string) =>
  useQuery({ queryKey: [...DEVICE, serverKey], queryFn: () => readDevicePush(serverKey), retry: false, staleTime: 0 })

/** Turns push on or off here. */
export function useSwitchDevicePush(serverKey: string, label: string) {
  const queries = useQueryClient()
  const changed = useNotificationsChanged()
  return useMutation({
    mutationFn: async (isOn: boolean) => {
      if (isOn) await startDevicePush(serverKey, label)
      else await stopDevicePush()
    },
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: DEVICE }), changed()]),
  })
}
