import { CHANNEL_NAMES, type Urgency } from '@/lib/domain/on-call/channel'
import { methodName, type OwnNotifications } from '@/lib/domain/on-call/contact-method'
import { type PersonalRule, planAttempts, tooLate } from '@/lib/domain/on-call/personal-rule'

/** What of a rule, as it is typed, the next step of an escalation would come before: a sentence for each policy. */
export function lateSteps(
  urgency: Urgency,
  rule: PersonalRule,
  { methods, asking }: Pick<OwnNotifications, 'methods' | 'asking'>,
): string[] {
  const known = methods.map(({ id, channel, isAccount, isVerified, isReady }) => ({
    id,
    channel,
    isAccount,
    isUsable: isVerified && isReady,
  }))
  const planned = planAttempts(rule, urgency, known)
  return asking.flatMap(({ policy, step, minutes }) => {
    const late = tooLate(planned, minutes).flatMap(({ methodId, afterMinutes }) => {
      const method = methods.find(({ id }) => id === methodId)
      return method ? [`${CHANNEL_NAMES[method.channel]} to ${methodName(method)} at ${afterMinutes} min`] : []
    })
    if (late.length === 0) return []
    const after = minutes === 1 ? 'a minute' : `${minutes} minutes`
    return [
      `“${policy.name}” asks somebody else ${after} after its step ${step} asked you, before: ${late.join(', ')}.`,
    ]
  })
}
