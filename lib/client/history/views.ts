import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import type { SavedView } from '@/lib/domain/history/saved-view'

const viewsKey = ['history', 'views'] as const
const PATH = '/api/v1/history/views'

/** The views of whoever looks, and those that are shared. */
export const useSavedViews = () =>
  useQuery({
    queryKey: viewsKey,
    queryFn: () => api<{ views: SavedView[] }>('GET', PATH),
    select: ({ views }) => views,
    staleTime: 60_000,
  })

export const saveView = (view: Pick<SavedView, 'name' | 'query' | 'isShared'>): Promise<SavedView> =>
  api<{ view: SavedView }>('POST', PATH, view).then((answer) => answer.view)

export const changeView = (id: string, changes: Partial<Pick<SavedView, 'name' | 'isShared'>>): Promise<SavedView> =>
  api<{ view: SavedView }>('PATCH', `${PATH}/${id}`, changes).then((answer) => answer.view)

/** Shows a change of the views everywhere. */
export function useRefreshViews(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: viewsKey })
}

/** Shares a view or makes it private again. */
export function useShareView() {
  const refresh = useRefreshViews()
  return useMutation({
    mutationFn: ({ id, isShared }: Pick<SavedView, 'id' | 'isShared'>) => changeView(id, { isShared }),
    onSettled: refresh,
  })
}

export function useDeleteView() {
  const refresh = useRefreshViews()
  return useMutation({
    mutationFn: ({ id }: Pick<SavedView, 'id'>) => api('DELETE', `${PATH}/${id}`),
    onSettled: refresh,
  })
}
