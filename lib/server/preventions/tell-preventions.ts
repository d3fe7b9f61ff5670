import { tellDocument } from '@/lib/server/realtime/tell-document'

/** Tells everybody who has the postmortem open that its preventions are others now. */
export const tellPreventions = (incidentId: string): void => tellDocument(incidentId, 'preventions')
