import { comparePath, versionPath } from '@/components/postmortem/document/paths'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { LocalTime } from '@/components/ui/local-time'

interface ListedVersion {
  version: number
  publishedAt: string
  publishedBy: { name: string }
}

/** The published versions, the latest first, each with what came before it. */
export function VersionList({ incidentKey, versions }: { incidentKey: string; versions: readonly ListedVersion[] }) {
  if (versions.length === 0) {
    return <EmptyState title="Nothing was published yet">Publishing a review freezes its first version.</EmptyState>
  }
  return (
    <ol className="flex flex-col rounded-3 border border-line bg-surface">
      {versions.map(({ version, publishedAt, publishedBy }, index) => (
        <li
          key={version}
          className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-t px-4 py-2.5 text-13 first:border-t-0"
        >
          <Link href={versionPath(incidentKey, version)} className="link font-medium max-md:py-2.5">
            Version {version}
          </Link>
          <span className="min-w-0 flex-1 basis-40 text-text-2">
            {publishedBy.name}, <LocalTime at={publishedAt} style="date-time" />
          </span>
          <Link
            href={comparePath(incidentKey, version, versions[index - 1]?.version ?? 'draft')}
            className="link max-md:py-2.5"
          >
            {index === 0 ? 'Compare with the document now' : `Compare with version ${versions[index - 1]?.version}`}
          </Link>
        </li>
      ))}
    </ol>
  )
}
