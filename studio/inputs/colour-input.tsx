import {Box, Flex} from '@sanity/ui'
import type {ChangeEvent} from 'react'
import {set, type StringInputProps} from 'sanity'

const colour = /^#[0-9a-f]{6}$/i

/** A colour as text, with the browser's own way to choose one beside it. */
export const ColourInput = (props: StringInputProps) => {
  const {value, onChange, readOnly, renderDefault, schemaType} = props
  return (
    <Flex gap={2} align="center">
      <Box flex={1}>{renderDefault(props)}</Box>
      <input
        type="color"
        aria-label={`Choose: ${schemaType.title ?? 'colour'}`}
        value={value !== undefined && colour.test(value) ? value : '#ffffff'}
        disabled={readOnly === true}
        onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(set(event.currentTarget.value))}
        style={{width: '3rem', height: '2.2rem', padding: 0, border: 0, background: 'none', cursor: 'pointer'}}
      />
    </Flex>
  )
}
