import type { Metadata } from 'next'
import { OnThisDevice } from '@/components/offline/on-this-device'
import { ProfileForm } from '@/components/settings/profile-form'
import { ProfilePasswordForm } from '@/components/settings/profile-password-form'
import { SessionsList } from '@/components/settings/sessions-list'
import { PageHeader } from '@/components/ui/page-header'
import { SectionHeader } from '@/components/ui/section-header'
import { zonesWith } from '@/components/ui/zone-names'
import { getProfile } from '@/lib/server/access/profile'
import { listSessions } from '@/lib/server/access/sessions'
import { requirePageActor } from '@/lib/server/http/actor'

export const metadata: Metadata = { title: 'Profile' }

export default async function ProfilePage() {
  const actor = await requirePageActor()
  const [profile, sessions] = await Promise.all([getProfile(actor), listSessions(actor)])
  return (
    <div className="flex max-w-[640px] flex-col gap-8">
      <div className="flex flex-col gap-5">
        <PageHeader title="Profile" />
        <ProfileForm profile={profile} timeZones={zonesWith(profile.timeZone)} />
      </div>
      {profile.hasPassword && (
        <section aria-labelledby="password" className="flex flex-col gap-3">
          <SectionHeader id="password" title="Password" />
          <ProfilePasswordForm email={profile.email} />
        </section>
      )}
      <section aria-labelledby="sessions" className="flex flex-col gap-3">
        <SectionHeader id="sessions" title="Where you are signed in" />
        <SessionsList initial={sessions} />
      </section>
      <section aria-labelledby="device" className="flex flex-col gap-1">
        <SectionHeader id="device" title="On this device" />
        <OnThisDevice />
      </section>
    </div>
  )
}
