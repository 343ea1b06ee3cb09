import type {ServiceDefinition} from '../service.ts'
import {buttondown} from './buttondown.ts'
import {file} from './file.ts'
import {listmonk} from './listmonk.ts'
import {mailchimp} from './mailchimp.ts'

/*
 * Every mail service that takes drafts. To add one, write a file like those beside this one and list it here:
 *
 *  1. `settings`: what it needs from the environment. Secret values are never printed.
 *  2. `target`: the placeholder that the service replaces with each reader's unsubscribe address.
 *  3. `escape`: escapes text that the service would read as its template language.
 *  4. `connect`: `findById` and `findByKey` also find issues that were sent. `createDraft` and `updateDraft` write, and must
 *     not be able to send. `plan` returns what `createDraft` would do. Put the key (`draft.key`) where `findByKey` finds it.
 *
 * Do not retry requests there: that could create two drafts. Do not search before you create: `deliver-draft.ts` does that
 * for all services. Then add a fake of the service to `tests/newsletters/delivery/fakes/` and to the table in
 * `tests/newsletters/delivery/services.test.ts`. It tests what every service must do.
 */
export const services: readonly ServiceDefinition[] = [file, buttondown, listmonk, mailchimp]

export function serviceOf(name: string): ServiceDefinition | undefined {
  return services.find((service) => service.name === name)
}
