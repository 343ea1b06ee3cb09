import {Button, Card, Flex, Heading, Select, Stack, Text} from '@sanity/ui'
import {useId, useRef, useState, type ChangeEvent} from 'react'
import {useClient} from 'sanity'
import {IntentLink} from 'sanity/router'
import {formatPath} from '../../src/content/path.ts'
import {readAgain} from '../rules-in-forms.ts'
import type {LibraryPicture, PictureUse} from './library.ts'
import {replaceEverywhere} from './replace.ts'

const apiVersion = '2025-02-19'

interface PictureDetailsProps {
  readonly picture: LibraryPicture
  /** All pictures, to choose another from. */
  readonly others: readonly LibraryPicture[]
  /** Whether it has the whole screen. */
  readonly isNarrow: boolean
  readonly onChanged: () => Promise<void>
  readonly onClose: () => void
}

/** Shows one picture: where it is used, what is missing there, and how to be rid of it. */
export function PictureDetails({picture, others, isNarrow, onChanged, onClose}: PictureDetailsProps) {
  const client = useClient({apiVersion})
  const [told, setTold] = useState<{readonly words: string; readonly isProblem: boolean}>()
  const [isBusy, setIsBusy] = useState(false)
  const fileInput = useRef<HTMLInputElement>(null)
  const selectId = useId()
  const {id, url, name, width, height, bytes, uses} = picture

  const act = async (action: () => Promise<string>): Promise<void> => {
    setIsBusy(true)
    try {
      setTold({words: await action(), isProblem: false})
      readAgain()
      await onChanged()
    } catch (error) {
      setTold({
        words: `Nothing was changed: ${error instanceof Error ? error.message : String(error)}`,
        isProblem: true,
      })
    }
    setIsBusy(false)
  }
  const replaceBy = (other: () => Promise<string>): void => {
    void act(async () => {
      const to = await other()
      if (to === id) throw new Error('it is the same picture')
      const count = await replaceEverywhere(client, id, to)
      return `Replaced in ${count === 1 ? 'one draft' : `${count} drafts`}. Look at each, draw its crop, and publish it.`
    })
  }
  const takeFile = (event: ChangeEvent<HTMLInputElement>): void => {
    const [file] = event.currentTarget.files ?? []
    if (file === undefined) return
    replaceBy(async () => (await client.assets.upload('image', file, {filename: file.name}))._id)
    event.currentTarget.value = ''
  }
  const remove = (): void => {
    void act(async () => {
      await client.delete(id)
      onClose()
      return 'Deleted.'
    })
  }

  return (
    <Card
      as="aside"
      aria-label={`About ${name}`}
      borderLeft={!isNarrow}
      padding={4}
      style={isNarrow ? {width: '100%', overflow: 'auto'} : {width: '24rem', overflow: 'auto', flex: 'none'}}
    >
      <Stack gap={4}>
        <Flex align="center" gap={2}>
          <Heading as="h2" size={1} style={{flex: 1, overflowWrap: 'anywhere'}}>
            {name}
          </Heading>
          <Button mode="bleed" text="Close" onClick={onClose} />
        </Flex>
        <img src={`${url}?w=800&fit=max&auto=format`} alt="" style={{maxWidth: '100%', maxHeight: '16rem'}} />
        <Text size={1} muted>{`${width} × ${height} pixels, ${megabytes(bytes)}`}</Text>
        <Heading as="h3" size={0}>
          {uses.length === 0 ? 'Not used anywhere' : 'Used in'}
        </Heading>
        {uses.length > 0 && (
          <Stack gap={3} as="ul" style={{listStyle: 'none', margin: 0, padding: 0}}>
            {uses.map((use) => (
              <Use key={`${use.documentId} ${formatPath(use.path)}`} use={use} />
            ))}
          </Stack>
        )}
        {uses.length > 0 ? (
          <Stack gap={3}>
            <Heading as="h3" size={0}>
              Replace everywhere
            </Heading>
            <Text size={1} muted>
              Every document that shows it gets the other picture as a draft. Nothing is published by this, and crops
              are to be drawn again.
            </Text>
            <input ref={fileInput} type="file" accept="image/*" hidden onChange={takeFile} aria-label="New picture" />
            <Button
              text="By a new picture…"
              mode="ghost"
              disabled={isBusy}
              onClick={() => fileInput.current?.click()}
            />
            <Text as="label" htmlFor={selectId} size={1}>
              Or by one that is here
            </Text>
            <Select
              id={selectId}
              value=""
              disabled={isBusy}
              onChange={(event: ChangeEvent<HTMLSelectElement>) => {
                const to = event.currentTarget.value
                if (to !== '') replaceBy(async () => to)
              }}
            >
              <option value="">Choose a picture</option>
              {others
                .filter((other) => other.id !== id)
                .map((other) => (
                  <option key={other.id} value={other.id}>
                    {`${other.name} (${other.width} × ${other.height})`}
                  </option>
                ))}
            </Select>
          </Stack>
        ) : (
          <Stack gap={3}>
            <Text size={1} muted>
              Deleting it takes it out of mails too that were sent with it.
            </Text>
            <Button text="Delete this picture" tone="critical" mode="ghost" disabled={isBusy} onClick={remove} />
          </Stack>
        )}
        <div role="status">
          {told !== undefined && (
            <Card padding={3} radius={2} tone={told.isProblem ? 'critical' : 'positive'} border>
              <Text size={1}>{told.words}</Text>
            </Card>
          )}
        </div>
      </Stack>
    </Card>
  )
}

function Use({
  use: {documentId, type, title, path, place, isOnlyPublished, lacksAlt, lacksCredit},
}: {
  readonly use: PictureUse
}) {
  const missing = [...(lacksAlt ? ['what it shows'] : []), ...(lacksCredit ? ['who made it'] : [])]
  return (
    <li>
      <Stack gap={2}>
        <Text size={1}>
          <IntentLink intent="edit" params={{id: documentId, type, path: formatPath(path)}}>
            {title}
          </IntentLink>{' '}
          <span>{isOnlyPublished ? `(${place}, until its draft is published)` : `(${place})`}</span>
        </Text>
        {missing.length > 0 && <Text size={1}>{`Does not say ${missing.join(', or ')}.`}</Text>}
      </Stack>
    </li>
  )
}

function megabytes(bytes: number): string {
  return bytes < 1e5 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
