import { Skeleton } from '@/components/ui/skeleton'

/** The page while its document is on its way. */
export function PostmortemSkeleton() {
  return (
    <div className="flex h-dvh flex-col" aria-busy="true">
      <div className="flex h-14 shrink-0 items-center gap-3 border-line border-b bg-surface px-5">
        <Skeleton className="h-5 w-64" />
      </div>
      <DocumentSkeleton />
    </div>
  )
}

/** The columns while the document is on its way. */
function DocumentSkeleton() {
  return (
    <div className="flex min-h-0 flex-1">
      <div className="w-[208px] shrink-0 border-line border-r px-3 py-6 max-md:hidden">
        <Skeleton className="h-64 w-full" />
      </div>
      <div className="grid flex-1 content-start gap-3 bg-surface px-4 py-7 md:px-10">
        <span className="sr-only" role="status">
          Loading the postmortem
        </span>
        <Skeleton className="h-6 w-32" />
        <Skeleton className="h-24 w-full max-w-[68ch]" />
        <Skeleton className="mt-4 h-6 w-32" />
        <Skeleton className="h-40 w-full" />
      </div>
    </div>
  )
}
