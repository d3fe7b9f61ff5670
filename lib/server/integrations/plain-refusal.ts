import type { VendorRefusal } from '@/lib/server/integrations/vendor-answer'

/** Our own form of a refusal, for senders that only look at the status. */
export const plainRefusal = ({ status, requestId, error: { code, message, details } }: VendorRefusal): object => ({
  error: { code: status === 429 ? 'rate_limited' : code, message, ...(details.fields && { details }), requestId },
})
