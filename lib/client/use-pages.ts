'use client'

import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query'

interface Page {
  /** Asks for the next page; null at the end. */
  nextCursor: string | null
}

export interface PagesOf<P extends Page> {
  queryKey: QueryKey
  /** Reads one page; the first has no cursor. */
  read: (cursor: string) => Promise<P>
  /** What the server rendered, when it is of this query. */
  first: P | null
  /** How often it is read again by itself, and how long it stays fresh. */
  refetchInterval?: number
  staleTime?: number
}

/**
 * A list that is read page by page. Of another query the pages before stay in view until its own are there, and an
 * answer that comes late never takes the place of a newer one.
 */
export function usePages<P extends Page>({ queryKey, read, first, ...timing }: PagesOf<P>) {
  const { data, hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage, error, refetch } = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    ...timing,
    ...(first && { initialData: { pages: [first], pageParams: [''] } }),
  })
  return {
    pages: data?.pages ?? [],
    hasMore: hasNextPage,
    isLoadingMore: isFetchingNextPage,
    /** What is in view is of an earlier query. */
    isOld: isPlaceholderData,
    isPending: data === undefined && !error,
    error,
    loadMore: () => void fetchNextPage(),
    retry: () => void refetch(),
  }
}
