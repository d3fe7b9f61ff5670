import { expect, test } from 'vitest'
import { eventInputSchema } from '../change/event-input'
import { alertCommand, changeCommand, changeEventCommand } from './change-set-up'

const bodyOf = (command: string) => JSON.parse(command.split("'")[3] ?? '')

test('[CHANGE-1] the commands to copy send what is accepted', () => {
  const url = 'https://evenkeel.example.org/api/webhooks/events/evk_key'
  for (const command of [changeCommand(url), alertCommand(url, 'firing'), alertCommand(url, 'resolved')]) {
    expect(command).toContain(`'${url}'`)
    expect(eventInputSchema.safeParse(bodyOf(command)).error).toBeUndefined()
  }
  expect(bodyOf(changeEventCommand(url, 'KEY'))).toMatchObject({ routing_key: 'KEY' })
})
