import {Box, Flex} from '@sanity/ui'
import {useEffect, useState, type ChangeEvent} from 'react'
import {set, type StringInputProps} from 'sanity'

/** Renders a text input for a colour, with the browser's colour picker beside it. */
export function ColourInput(props: StringInputProps) {
  const {value, onChange, readOnly, renderDefault, schemaType} = props
  const [passing, setPassing] = useState<string>()
  useEffect(() => {
    if (passing === undefined) return undefined
    const timer = setTimeout(() => {
      onChange(set(passing))
      setPassing(undefined)
    }, quietTime)
    return () => clearTimeout(timer)
  }, [passing, onChange])
  return (
    <Flex gap={2} align="center">
      <Box flex={1}>{renderDefault(props)}</Box>
      <input
        type="color"
        aria-label={`Choose: ${schemaType.title ?? 'colour'}`}
        value={passing ?? (value !== undefined && colour.test(value) ? value : '#ffffff')}
        disabled={readOnly === true}
        onChange={(event: ChangeEvent<HTMLInputElement>) => setPassing(event.currentTarget.value)}
        style={{width: '3rem', height: '2.2rem', padding: 0, border: 0, background: 'none', cursor: 'pointer'}}
      />
    </Flex>
  )
}

/** Browsers report every colour the pointer passes. A colour is saved after this many milliseconds without a change. */
const quietTime = 250

const colour = /^#[0-9a-f]{6}$/i
