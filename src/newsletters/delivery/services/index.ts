import type {ServiceDefinition} from '../service.ts'
import {buttondown} from './buttondown.ts'
import {file} from './file.ts'
import {listmonk} from './listmonk.ts'
import {mailchimp} from './mailchimp.ts'

/*
 * Every mail service that takes drafts. To add one, write a file like those beside this one and put it here:
 *
 *  1. `settings`: what it needs from the environment; those that are secret are never printed.
 *  2. `target`: what it replaces by each reader's own address to unsubscribe.
 *  3. `escape`: how text is kept from being taken for its templates.
 *  4. `connect`: `findById` and `findByKey` look up, also among what was sent; `createDraft` and `updateDraft` write, and must not
 *     be able to send; `plan` says what `createDraft` would do. Put the key (`draft.key`) where `findByKey` finds it again.
 *
 * Do not try a request again in there, and do not look up before creating: `deliver-draft.ts` does that for all. Then add a fake of
 * the service to `tests/deliver/fakes/` and to the table in `tests/deliver/services.test.ts`: the promises every service keeps are
 * tested there.
 */
export const services: readonly ServiceDefinition[] = [file, buttondown, listmonk, mailchimp]

export function serviceOf(name: string): ServiceDefinition | undefined {
  return services.find((service) => service.name === name)
}
