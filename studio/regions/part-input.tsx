import {randomKey} from '@sanity/util/content'
import {Card, Flex, Stack, Text} from '@sanity/ui'
import {useCallback, useMemo} from 'react'
import {insert, setIfMissing, unset, type ArrayOfObjectsInputProps} from 'sanity'
import {recordsIn} from '../../src/content/document.ts'
import {codesIn} from '../../src/pages/body-map/body-map.ts'
import {shapes} from '../../src/pages/body-map/shapes.ts'
import {BodyFigure} from './body-figure.tsx'

/** Places a region on the figure of a body: choosing a shape adds its anatomical name and its code. */
export function PartInput(props: ArrayOfObjectsInputProps) {
  const {value, onChange, readOnly, renderDefault} = props
  const codes = useMemo(() => new Set(codesIn(value)), [value])
  const parts = useMemo(
    () =>
      [...Map.groupBy(shapes, ({codes: [code = '']}) => code)].map(([code, all]) => ({
        key: code,
        title: [...new Set(all.map(({name}) => name))].join(', '),
        shapes: all,
        isChosen: codes.has(code),
      })),
    [codes],
  )
  const toggle = useCallback(
    (code: string) => {
      const known = recordsIn(value).find((part) => part['code'] === code)
      const name = shapes.find((shape) => shape.codes[0] === code)?.name
      onChange(
        known === undefined
          ? [setIfMissing([]), insert([partFor(code, name)], 'after', [-1])]
          : unset([{_key: String(known['_key'])}]),
      )
    },
    [value, onChange],
  )
  return (
    <Stack gap={4}>
      <Card border radius={2} padding={3}>
        <Flex gap={4} wrap="wrap" align="center">
          <BodyFigure
            label="Choose what the region includes"
            role="checkbox"
            parts={parts}
            isReadOnly={readOnly === true}
            onChoose={toggle}
          />
          <Text size={1} muted style={{flex: '1 1 12rem'}}>
            Choose a shape to add what it shows, with its code. Readers then find the region there.
          </Text>
        </Flex>
      </Card>
      {renderDefault(props)}
    </Stack>
  )
}

function partFor(code: string, name: string | undefined) {
  return {
    _type: 'anatomicalPart',
    _key: randomKey(12),
    name: name ?? code,
    system: 'UBERON',
    code,
    match: 'exact',
  }
}
