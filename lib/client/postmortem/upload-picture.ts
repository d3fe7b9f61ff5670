import { api } from '@/lib/client/api'
import { randomId } from '@/lib/client/random-id'
import { uploadFile } from '@/lib/client/upload-file'
import { AppError } from '@/lib/domain/errors'
import type { AttachmentRef } from '@/lib/domain/incident/values'

/** Uploads a picture and gives it to the postmortem. Throws AppError with a sentence to show. */
export async function uploadPicture(
  incidentId: string,
  file: File,
  onProgress: (sentBytes: number) => void = () => {},
): Promise<AttachmentRef> {
  const ref = await uploadFile(incidentId, { id: randomId(), name: file.name || 'picture.png', blob: file }, onProgress)
  if (ref.width === null) throw new AppError('rule_refused', 'This file is not a picture')
  await keepPicture(incidentId, ref.id)
  return ref
}

/** Gives a picture of the incident to its postmortem, so that everybody there sees it. */
const keepPicture = (incidentId: string, attachmentId: string): Promise<unknown> =>
  api('POST', `/api/v1/incidents/${incidentId}/postmortem/pictures`, { attachmentId })
