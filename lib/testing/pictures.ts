import { randomUUID } from 'node:crypto'
import sharp, { type Sharp } from 'sharp'
import type { PersonActor } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import { upload } from '@/lib/server/attachments/upload'

/** A picture of four coloured quarters: red, green, blue and white, from the top left on. */
export async function aPicture({ width = 64, height = 48 } = {}): Promise<Sharp> {
  const [x, y] = [Math.round(width / 2), Math.round(height / 2)]
  const quarter = (background: string) => ({ create: { width: x, height: y, channels: 3 as const, background } })
  const blank = { create: { width, height, channels: 3 as const, background: '#ffffff' } }
  const quarters = [
    { input: quarter('#ff0000'), left: 0, top: 0 },
    { input: quarter('#00ff00'), left: x, top: 0 },
    { input: quarter('#0000ff'), left: 0, top: y },
  ]
  return sharp(await sharp(blank).composite(quarters).png().toBuffer())
}

export const aPng = async (size: { width?: number; height?: number } = {}): Promise<Buffer> =>
  (await aPicture(size)).png().toBuffer()

interface Sent {
  id?: string
  name?: string
  bytes?: Uint8Array
}

/** Uploads a file as somebody; a small text unless told otherwise. */
export async function anUpload(
  incident: Pick<IncidentState, 'id'>,
  actor: PersonActor,
  { id = randomUUID(), name = 'pod.log', bytes = Buffer.from('GET /checkout 502\n') }: Sent = {},
) {
  const { attachment } = await upload(actor, incident.id, { id, name, read: async () => bytes })
  return attachment
}
