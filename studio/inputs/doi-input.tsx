import {Button, Flex, Stack, Text} from '@sanity/ui'
import {useState} from 'react'
import {useDocumentOperation, useFormValue, type StringInputProps} from 'sanity'
import {publishedIdOf} from '../../src/content/ids.ts'
import {isNonEmptyString} from '../../src/content/document.ts'
import {describeWork} from '../../src/sources/described.ts'

/** Renders a text input for a DOI, with a button that fills in what Crossref knows of the publication. */
export function DoiInput(props: StringInputProps) {
  const {value, readOnly, renderDefault} = props
  const id = useFormValue(['_id'])
  const {patch} = useDocumentOperation(typeof id === 'string' ? publishedIdOf(id) : '', 'source')
  const known = {
    title: useFormValue(['title']),
    authors: useFormValue(['authors']),
    publication: useFormValue(['publication']),
    year: useFormValue(['year']),
    kind: useFormValue(['kind']),
  }
  const [message, setMessage] = useState<string>()
  const [isAsking, setIsAsking] = useState(false)

  const fillIn = async (): Promise<void> => {
    setIsAsking(true)
    setMessage(undefined)
    try {
      const response = await fetch(`https://api.crossref.org/works/${encodeURIComponent(value ?? '')}`, {
        signal: AbortSignal.timeout(timeout),
      })
      const described = response.ok ? describeWork(await response.json()) : undefined
      if (described === undefined) {
        setMessage(`Crossref does not know this DOI (${response.status}). Copy it again from the publication`)
        return
      }
      // What an editor wrote stays.
      const missing = Object.entries(described).filter(([field]) =>
        isEmpty(Object.entries(known).find(([name]) => name === field)?.[1]),
      )
      if (missing.length > 0) patch.execute([{set: Object.fromEntries(missing)}])
      setMessage(
        missing.length === 0
          ? 'Every field has something already: nothing was changed'
          : `Filled in: ${missing.map(([field]) => field).join(', ')}. Compare it with the publication`,
      )
    } catch {
      setMessage('Crossref does not answer. Fill in the fields by hand, or try again where there is a network')
    } finally {
      setIsAsking(false)
    }
  }

  return (
    <Stack gap={3}>
      {renderDefault(props)}
      <Flex gap={3} align="center">
        <Button
          mode="ghost"
          text="Fill in from the DOI"
          disabled={readOnly === true || isAsking || !isNonEmptyString(value)}
          onClick={() => {
            void fillIn()
          }}
        />
        {message === undefined ? null : (
          <Text size={1} role="status">
            {message}
          </Text>
        )}
      </Flex>
    </Stack>
  )
}

/** In milliseconds. */
const timeout = 15_000

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}
