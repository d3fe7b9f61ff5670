/** Where an attachment is read from; only those who may see the incident get it. */
export const attachmentAddress = (incidentId: string, attachmentId: string, size?: 'thumbnail'): string =>
  `/api/v1/incidents/${incidentId}/attachments/${attachmentId}${size ? `?size=${size}` : ''}`
