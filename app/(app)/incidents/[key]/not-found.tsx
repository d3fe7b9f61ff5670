import { primaryDestinations } from '@/components/shell/destinations'
import { buttonClass } from '@/components/ui/button-class'
import { Link } from '@/components/ui/link'
import { PageNote } from '@/components/ui/page-note'

export default function IncidentNotFound() {
  return (
    <PageNote
      title="There is no such incident"
      actions={
        <>
          <Link href={primaryDestinations.incidents.href} className={buttonClass({ size: 'lg', variant: 'primary' })}>
            All incidents
          </Link>
          <Link href={primaryDestinations.home.href} className={buttonClass({ size: 'lg' })}>
            My shift
          </Link>
        </>
      }
    >
      The key may be mistyped, or it is one that you may not see.
    </PageNote>
  )
}
