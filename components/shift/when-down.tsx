import { emergencyDestinations } from '@/components/shell/destinations'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { SectionHeader } from '@/components/ui/section-header'

/** What is needed in a hurry, found before it is. */
export function WhenDown() {
  return (
    <section aria-labelledby="when-down">
      <SectionHeader id="when-down" title="When production is down" />
      <Card>
        <ul className="px-4 py-1">
          {emergencyDestinations.map(({ href, label, icon: Icon }) => (
            <li key={href} className="border-line border-t first:border-t-0">
              <Link href={href} className="flex min-h-9 items-center gap-2.5 hover:underline max-md:min-h-11">
                <Icon aria-hidden size={14} strokeWidth={1.75} className="text-text-3" />
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </Card>
    </section>
  )
}
