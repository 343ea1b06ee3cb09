import {BarChartIcon} from '@sanity/icons/BarChart'
import {Box, Button, Card, Flex, Heading, Spinner, Stack, Text} from '@sanity/ui'
import {useEffect, useMemo, useState} from 'react'
import {useClient, type Tool} from 'sanity'
import {IntentLink, useRouter} from 'sanity/router'
import {isRecord, recordsIn} from '../../src/content/document.ts'
import {placedShapes} from '../../src/pages/body-map/body-map.ts'
import {coverRegions, measures, type Measure, type NamedRegions} from '../../src/pages/body-map/coverage.ts'
import {BodyFigure} from './body-figure.tsx'
import {regionTree} from './region-tree.ts'
import {useRegions} from './use-regions.ts'

/** The tool that shows what is written about each region, and what is missing. */
export const coverageTool: Tool = {
  name: 'coverage',
  title: 'Coverage',
  icon: BarChartIcon,
  component: CoverageTool,
}

const titles: Readonly<Record<Measure, string>> = {
  articles: 'Articles',
  benefits: 'Benefits',
  graded: 'Graded claims',
}

function CoverageTool() {
  const regions = useRegions()
  const {named, problem} = useNamedRegions()
  const {navigateIntent} = useRouter()
  const [measure, setMeasure] = useState<Measure>('articles')
  const coverage = useMemo(
    () => (regions === undefined || named === undefined ? undefined : coverRegions(regions, named)),
    [regions, named],
  )
  if (problem !== undefined)
    return (
      <Card padding={4} tone="critical" role="alert">
        <Text>{`Cannot count what there is: ${problem}`}</Text>
      </Card>
    )
  if (regions === undefined || coverage === undefined)
    return (
      <Flex padding={5} gap={3} justify="center">
        <Spinner muted />
        <Text muted>Counting</Text>
      </Flex>
    )
  const countsOf = new Map(coverage.map(({region, counts}) => [region.id, counts]))
  const most = Math.max(1, ...coverage.map(({counts}) => counts[measure]))
  const parts = [...Map.groupBy(placedShapes(regions), ([, region]) => region)].map(([region, all]) => {
    const count = countsOf.get(region.id)?.[measure] ?? 0
    return {
      key: region.id,
      title: `${region.title}: ${count} ${titles[measure].toLowerCase()}`,
      shapes: all.map(([shape]) => shape),
      shade: count / most,
    }
  })
  return (
    <Box padding={4} style={{height: '100%', overflow: 'auto'}} data-testid="coverage">
      <Stack gap={5} style={{maxWidth: '60rem', margin: '0 auto'}}>
        <Stack gap={4}>
          <Heading as="h1" size={3}>
            Coverage
          </Heading>
          <Text muted>
            What is published about each region, and what is missing. What is about a part of a region counts for the
            region too. Choose a region to open it.
          </Text>
        </Stack>
        <Flex gap={1} wrap="wrap" role="group" aria-label="What is counted">
          {measures.map((name) => (
            <Button
              key={name}
              text={titles[name]}
              mode={measure === name ? 'default' : 'bleed'}
              aria-pressed={measure === name}
              onClick={() => setMeasure(name)}
            />
          ))}
        </Flex>
        <Flex gap={5} wrap="wrap">
          <Box style={{flex: '0 1 20rem'}}>
            <BodyFigure
              label={`${titles[measure]} by body region`}
              role="button"
              parts={parts}
              onChoose={(id) => navigateIntent('edit', {id, type: 'bodyRegion'})}
            />
          </Box>
          <Box flex={1} style={{minWidth: '20rem'}}>
            <table style={{width: '100%', borderCollapse: 'collapse', fontSize: '.875rem', lineHeight: 1.5}}>
              <thead>
                <tr>
                  <th scope="col" style={{textAlign: 'start', padding: cell}}>
                    Body region
                  </th>
                  {measures.map((name) => (
                    <th key={name} scope="col" style={{textAlign: 'end', padding: cell}}>
                      {titles[name]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {regionTree(regions).map(({region, depth}) => (
                  <tr key={region.id} style={{borderTop: '1px solid var(--card-border-color)'}}>
                    <th
                      scope="row"
                      style={{
                        textAlign: 'start',
                        fontWeight: 400,
                        padding: cell,
                        paddingInlineStart: `${depth * 1.25}rem`,
                      }}
                    >
                      <IntentLink intent="edit" params={{id: region.id, type: 'bodyRegion'}}>
                        {region.title}
                      </IntentLink>
                    </th>
                    {measures.map((name) => {
                      const count = countsOf.get(region.id)?.[name] ?? 0
                      return (
                        <td key={name} style={{textAlign: 'end', padding: cell, fontWeight: count === 0 ? 700 : 400}}>
                          {count === 0 ? 'none' : count}
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </Box>
        </Flex>
      </Stack>
    </Box>
  )
}

const cell = '.5rem .25rem'

/** Reads which regions are named by what is published, and follows changes. */
function useNamedRegions() {
  const client = useClient({apiVersion})
  const [state, setState] = useState<{readonly named?: NamedRegions; readonly problem?: string}>({})
  useEffect(() => {
    let isCurrent = true
    const read = async (): Promise<void> => {
      const found: unknown = await client.fetch(query, {}, {perspective: 'published'})
      if (isCurrent) setState({named: toNamed(found)})
    }
    const readOrSay = (): void =>
      void read().catch(
        (error: unknown) => isCurrent && setState({problem: error instanceof Error ? error.message : String(error)}),
      )
    readOrSay()
    let timer: ReturnType<typeof setTimeout> | undefined
    const changes = client
      .listen('*[_type in ["article", "benefit"]]', {}, {includeResult: false, visibility: 'query'})
      .subscribe(() => {
        clearTimeout(timer)
        timer = setTimeout(readOrSay, settleTime)
      })
    return () => {
      isCurrent = false
      clearTimeout(timer)
      changes.unsubscribe()
    }
  }, [client])
  return state
}

const apiVersion = '2025-02-19'

/** Several changes at once are counted together, after this many milliseconds. */
const settleTime = 500

const query = `{
  "articles": *[_type == "article" && defined(regions) && !defined(recall.reason)]{"refs": regions[]._ref},
  "benefits": *[_type == "benefit" && defined(regions) && !defined(recall.reason)]{
    "refs": regions[]._ref,
    "isGraded": count(evidence[defined(certainty) && certainty != "notGraded"]) > 0
  }
}`

function toNamed(found: unknown): NamedRegions {
  const {articles, benefits} = isRecord(found) ? found : {}
  return {
    articles: recordsIn(articles).map(refsIn),
    benefits: recordsIn(benefits).map(refsIn),
    graded: recordsIn(benefits)
      .filter(({isGraded}) => isGraded === true)
      .map(refsIn),
  }
}

function refsIn({refs}: Readonly<Record<string, unknown>>): string[] {
  return (Array.isArray(refs) ? refs : []).filter((ref) => typeof ref === 'string')
}
