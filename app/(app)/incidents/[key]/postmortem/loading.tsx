import { PostmortemSkeleton } from '@/components/postmortem/postmortem-skeleton'

export default function Loading() {
  return <PostmortemSkeleton />
}
