import {DeliveryError, isUncertain} from './delivery-error.ts'
import type {Ledger} from './ledger.ts'
import type {DraftService, RemoteDraft, ServiceDraft} from './service.ts'

export interface Delivery {
  readonly outcome: DeliveryOutcome
  readonly remote: RemoteDraft
}

export interface DeliverOptions {
  /** The service's name, for the ledger. */
  readonly service: string
  readonly title: string
  readonly draftService: DraftService
  readonly ledger: Ledger
  readonly draft: ServiceDraft
}

/**
 * Creates one draft of an issue at a mail service. If the ledger or the service already has a draft, that draft is
 * updated. An issue that is no longer a draft there is not changed. A request to create is never repeated: if it fails
 * and may still have succeeded, the service is searched for the draft.
 * @throws {DeliveryError}
 */
export async function deliverDraft({service, title, draftService, ledger, draft}: DeliverOptions): Promise<Delivery> {
  const {account} = draftService
  const known = ledger.find(draft.key, service, account)
  const record = (state: 'creating' | 'draft' | 'sent', remoteId?: string, contentHash?: string): void =>
    ledger.put({
      issue: draft.key,
      service,
      account,
      state,
      ...(remoteId === undefined ? {} : {remoteId}),
      ...(contentHash === undefined ? {} : {contentHash}),
    })

  const refuse = (status: string): never => {
    throw new DeliveryError(
      'sent',
      `${title} has this issue already, and it is no draft any more (${status}): nothing was changed there`,
    )
  }

  const update = async (remote: RemoteDraft, outcome: DeliveryOutcome): Promise<Delivery> => {
    if (!remote.isDraft) {
      record('sent', remote.id)
      return refuse(remote.status)
    }
    if (known?.remoteId === remote.id && known.contentHash === draft.contentHash) return {outcome: 'unchanged', remote}
    // Clears the recorded content hash first. If the answer is lost, the next run updates the draft again.
    record('draft', remote.id)
    const updated = await draftService.updateDraft(remote.id, draft)
    if (!updated.isDraft) {
      record('sent', remote.id)
      return refuse(updated.status)
    }
    record('draft', remote.id, draft.contentHash)
    return {outcome, remote: updated}
  }

  const create = async (): Promise<Delivery> => {
    record('creating')
    let created: RemoteDraft
    try {
      created = await draftService.createDraft(draft)
    } catch (error) {
      const mayBeThere =
        isUncertain(error) || (error instanceof DeliveryError && ['conflict', 'refused'].includes(error.problem))
      const made = mayBeThere ? await draftService.findByKey(draft.key).catch(() => undefined) : undefined
      if (made === undefined) throw error
      return update(made, 'created')
    }
    record('draft', created.id, draft.contentHash)
    if (!created.isDraft) {
      record('sent', created.id)
      throw new DeliveryError(
        'sent',
        `${title} made it, but not as a draft (${created.status}): look at it there at once`,
      )
    }
    return {outcome: 'created', remote: created}
  }

  const found = known?.remoteId === undefined ? undefined : await draftService.findById(known.remoteId)
  // The id may belong to another issue by now, for example if people moved files.
  const byId = found?.key === undefined || found.key === draft.key ? found : undefined
  const remote = byId ?? (await draftService.findByKey(draft.key))
  if (remote !== undefined) return update(remote, 'updated')
  if (known?.state === 'sent') return refuse('it was sent, and is gone from there since')
  return create()
}

type DeliveryOutcome = 'created' | 'updated' | 'unchanged'
