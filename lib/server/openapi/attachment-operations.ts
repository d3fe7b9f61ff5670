import { addPictureSchema } from '@/lib/server/attachments/add-picture'
import { MAX_UPLOAD_BYTES, uploadQuerySchema } from '@/lib/server/attachments/upload'
import { jsonSchemaOf, refTo } from '@/lib/server/openapi/json-schema'
import { BINARY, bodyOf, made, type Operation, ok, operation } from '@/lib/server/openapi/operation'
import { attachmentQuerySchema } from '@/lib/server/queries/get-attachment'

const path = '/incidents/{idOrKey}/attachments/{attachmentId}'

export const attachmentOperations: Operation[] = [
  operation(`PUT ${path}`, 'Incidents', 'respond', 'Uploads a picture or a file for an entry.', {
    description:
      `The body is the file itself, at most ${MAX_UPLOAD_BYTES.toLocaleString('en')} bytes. You make the id, a UUID; sending the same ` +
      'file again under it is harmless. Pictures are drawn anew, without what else was in them; other files are kept as ' +
      'they are. Then name the id in `attachments` of `add-entry`: what no entry takes is deleted after a day.',
    query: uploadQuerySchema,
    body: BINARY,
    answers: {
      ...made(refTo('Attachment'), 'What is kept, with the name it got.'),
      ...ok(refTo('Attachment'), 'The same file again: what is kept of it.'),
    },
  }),
  operation(`GET ${path}`, 'Incidents', 'read', 'Fetches a picture or a file, or the thumbnail of a picture.', {
    description:
      'Pictures come as PNG, JPEG or WebP; everything else as bytes to be saved. `ETag` and `If-None-Match` work.',
    query: attachmentQuerySchema,
    answers: ok(BINARY.schema, 'The file.', BINARY.mediaType),
  }),
  operation(
    'POST /incidents/{idOrKey}/postmortem/pictures',
    'Incidents',
    'respond',
    'Shows a picture in the postmortem.',
    {
      description:
        'Upload the picture first; then a `picture` in the document names its id. Whoever sees the incident sees it from ' +
        'then on, and it is no longer deleted as unused. Again is harmless.',
      body: bodyOf(addPictureSchema, { attachmentId: '0b9e6f6a-3d51-4c5e-9f0e-6a1c2d3e4f50' }),
      answers: ok(jsonSchemaOf(addPictureSchema, 'output'), 'The picture that is kept.'),
    },
  ),
]
