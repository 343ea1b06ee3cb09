import {randomKey} from '@sanity/util/content'
import {Box, Card, Checkbox, Flex, Stack, Text} from '@sanity/ui'
import {useCallback, useId, useMemo} from 'react'
import {insert, setIfMissing, unset, type ArrayOfObjectsInputProps} from 'sanity'
import {recordsIn} from '../../src/content/document.ts'
import {refsOf} from '../../src/content/references.ts'
import {placedShapes} from '../../src/pages/body-map/body-map.ts'
import {BodyFigure} from './body-figure.tsx'
import {regionTree} from './region-tree.ts'
import {useRegions, type KnownRegion} from './use-regions.ts'

/** Chooses body regions on a figure, or in the tree beside it. The list below has their order. */
export function RegionInput(props: ArrayOfObjectsInputProps) {
  const {value, onChange, readOnly, renderDefault} = props
  const regions = useRegions()
  const chosen = useMemo(
    () =>
      new Map(recordsIn(value).flatMap((member) => refsOf(member).map((id) => [id, String(member['_key'])] as const))),
    [value],
  )
  const toggle = useCallback(
    (region: KnownRegion) => {
      const key = chosen.get(region.id)
      onChange(
        key === undefined ? [setIfMissing([]), insert([referenceTo(region)], 'after', [-1])] : unset([{_key: key}]),
      )
    },
    [chosen, onChange],
  )
  if (regions === undefined || regions.length === 0) return renderDefault(props)
  return (
    <Stack gap={4}>
      <Picker regions={regions} chosen={chosen} isReadOnly={readOnly === true} onToggle={toggle} />
      {renderDefault(props)}
    </Stack>
  )
}

interface PickerProps {
  readonly regions: readonly KnownRegion[]
  readonly chosen: ReadonlyMap<string, string>
  readonly isReadOnly: boolean
  readonly onToggle: (region: KnownRegion) => void
}

function Picker({regions, chosen, isReadOnly, onToggle}: PickerProps) {
  const id = useId()
  const byId = useMemo(() => new Map(regions.map((region) => [region.id, region])), [regions])
  const parts = useMemo(
    () =>
      [...Map.groupBy(placedShapes(regions), ([, region]) => region)].map(([region, all]) => ({
        key: region.id,
        title: region.title,
        shapes: all.map(([shape]) => shape),
        isChosen: chosen.has(region.id),
      })),
    [regions, chosen],
  )
  return (
    <Card border radius={2} padding={3}>
      <Flex gap={4} wrap="wrap">
        <Box style={{flex: '0 1 16rem'}}>
          <BodyFigure
            label="Choose where in the body"
            role="checkbox"
            parts={parts}
            isReadOnly={isReadOnly}
            onChoose={(key) => {
              const region = byId.get(key)
              if (region !== undefined) onToggle(region)
            }}
          />
        </Box>
        <Box flex={1} style={{minWidth: '12rem', maxHeight: '22rem', overflow: 'auto'}}>
          <Stack as="ul" gap={2} style={{listStyle: 'none', margin: 0, padding: '.25rem'}}>
            {regionTree(regions).map(({region, depth}) => (
              <Flex as="li" key={region.id} gap={2} align="center" style={{paddingInlineStart: `${depth * 1.25}rem`}}>
                <Checkbox
                  id={`${id}-${region.id}`}
                  checked={chosen.has(region.id)}
                  disabled={isReadOnly}
                  onChange={() => onToggle(region)}
                />
                <Text as="label" size={1} htmlFor={`${id}-${region.id}`}>
                  {region.title}{' '}
                  {region.codes[0] !== undefined && <span style={{opacity: 0.7}}>{region.codes[0]}</span>}
                </Text>
              </Flex>
            ))}
          </Stack>
        </Box>
      </Flex>
    </Card>
  )
}

/** A reference to what is not published yet is weak until that is, as Studio makes them. */
function referenceTo({id, isPublished}: KnownRegion) {
  const reference = {_type: 'reference', _key: randomKey(12), _ref: id}
  return isPublished ? reference : {...reference, _weak: true, _strengthenOnPublish: {type: 'bodyRegion'}}
}
