import type { Metadata } from 'next'
import { ShiftPage } from '@/components/shift/shift-page'

export const metadata: Metadata = { title: 'My shift' }

/** Its data comes with the layout: the rail shows it on every page. */
export default function Page() {
  return <ShiftPage />
}
