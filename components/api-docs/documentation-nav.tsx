import { ChevronRight } from 'lucide-react'

export interface NavGroup {
  title: string
  links: { href: string; label: string }[]
}

/** The contents: a column beside the page, folded away above it on a phone. */
export function DocumentationNav({ groups }: { groups: NavGroup[] }) {
  return (
    <nav aria-label="Contents" className="scroll-thin min-w-0 md:sticky md:top-0 md:h-dvh md:overflow-y-auto md:py-8">
      <div className="max-md:hidden">
        <Groups groups={groups} />
      </div>
      <details className="group rounded-3 border border-line bg-surface px-4 md:hidden">
        <summary className="flex h-11 items-center justify-between font-semibold">
          Contents
          <ChevronRight aria-hidden size={16} strokeWidth={1.75} className="group-open:rotate-90" />
        </summary>
        <Groups groups={groups} />
      </details>
    </nav>
  )
}

function Groups({ groups }: { groups: NavGroup[] }) {
  return (
    <div className="flex flex-col gap-4 pb-4">
      {groups.map(({ title, links }) => (
        <div key={title}>
          <p className="px-2 pb-1 font-semibold text-12 text-text-3">{title}</p>
          <ul>
            {links.map(({ href, label }) => (
              <li key={href}>
                <a
                  href={href}
                  className="block truncate rounded-2 px-2 py-1 text-13 text-text-2 hover:bg-hover hover:text-text max-md:py-2.5"
                >
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}
