import { placeholders } from '@/lib/domain/communication/placeholders'

/** What may stand in a template; for customers only what can name nobody. */
export function PlaceholderList({ isForCustomers }: { isForCustomers: boolean }) {
  const offered = Object.entries(placeholders).filter(([, { isPublic }]) => isPublic || !isForCustomers)
  return (
    <details className="text-13">
      <summary className="link w-fit cursor-default rounded-1 text-12">What can be filled in</summary>
      <dl className="mt-2 grid gap-x-4 gap-y-1 md:grid-cols-[auto_minmax(0,1fr)]">
        {offered.map(([name, { meaning }]) => (
          <div key={name} className="contents">
            <dt className="mono text-12">{`{{${name}}}`}</dt>
            <dd className="text-12 text-text-2 max-md:mb-1.5">{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
