import {ImagesIcon} from '@sanity/icons/Images'
import {Box, Button, Card, Flex, Grid, Heading, Spinner, Stack, Text, TextInput, useMediaIndex} from '@sanity/ui'
import {useCallback, useEffect, useId, useState, type ChangeEvent} from 'react'
import {useClient, type Tool} from 'sanity'
import {documentTypes} from '../../schemas/index.ts'
import {libraryQuery, toLibrary, type LibraryPicture} from './library.ts'
import {PictureDetails} from './picture-details.tsx'

/** The tool that lists all pictures: those that need a person first, each with where it is used. */
export const picturesTool: Tool = {
  name: 'pictures',
  title: 'Pictures',
  icon: ImagesIcon,
  component: PicturesTool,
}

const apiVersion = '2025-02-19'
const types = documentTypes.map(({name}) => name)

const filters = {
  all: {title: 'All', has: () => true},
  todo: {title: 'To mend', has: ({lacksAlt, lacksCredit}: LibraryPicture) => lacksAlt || lacksCredit},
  unused: {title: 'Not used', has: ({uses}: LibraryPicture) => uses.length === 0},
} as const
type Filter = keyof typeof filters

function isFilter(name: string): name is Filter {
  return Object.hasOwn(filters, name)
}

function PicturesTool() {
  const client = useClient({apiVersion})
  const [pictures, setPictures] = useState<readonly LibraryPicture[]>()
  const [problem, setProblem] = useState<string>()
  const [filter, setFilter] = useState<Filter>('all')
  const [words, setWords] = useState('')
  const [chosenId, setChosenId] = useState<string>()
  const searchId = useId()
  const mediaIndex = useMediaIndex()

  const read = useCallback(async (): Promise<void> => {
    try {
      setPictures(toLibrary(await client.fetch<unknown>(libraryQuery, {types}, {perspective: 'raw'})))
      setProblem(undefined)
    } catch (error) {
      setProblem(`Cannot read the pictures: ${error instanceof Error ? error.message : String(error)}`)
    }
  }, [client])
  useEffect(() => {
    void read()
    let timer: ReturnType<typeof setTimeout> | undefined
    const listening = client
      .listen(
        '*[_type == "sanity.imageAsset" || _type in $types]',
        {types},
        {includeResult: false, visibility: 'query'},
      )
      .subscribe(() => {
        clearTimeout(timer)
        timer = setTimeout(() => {
          void read()
        }, quietTime)
      })
    return () => {
      clearTimeout(timer)
      listening.unsubscribe()
    }
  }, [client, read])

  if (problem !== undefined) {
    return (
      <Card padding={4} tone="critical" role="alert">
        <Text>{problem}</Text>
      </Card>
    )
  }
  if (pictures === undefined) {
    return (
      <Flex padding={5} gap={3} justify="center">
        <Spinner muted />
        <Text muted>Looking for pictures</Text>
      </Flex>
    )
  }
  const wanted = words.trim().toLowerCase()
  const shown = pictures.filter((picture) => filters[filter].has(picture) && isFound(picture, wanted))
  const chosen = pictures.find(({id}) => id === chosenId)
  // On a phone, there is room for one of them.
  const isNarrow = mediaIndex < 2
  return (
    <Flex height="fill">
      <Box
        hidden={isNarrow && chosen !== undefined}
        flex={1}
        padding={4}
        style={{overflow: 'auto', minWidth: 0}}
        as="main"
      >
        <Stack gap={4}>
          <Heading as="h1" size={2}>
            Pictures
          </Heading>
          <Flex gap={2} wrap="wrap" align="center">
            {Object.entries(filters).map(([name, {title, has}]) => (
              <Button
                key={name}
                mode={filter === name ? 'default' : 'ghost'}
                aria-pressed={filter === name}
                text={`${title} (${pictures.filter(has).length})`}
                onClick={() => {
                  if (isFilter(name)) setFilter(name)
                }}
              />
            ))}
            <Box flex={1} style={{minWidth: '12rem'}}>
              <TextInput
                id={searchId}
                aria-label="Search by file name, or by where it is used"
                placeholder="Search by file name, or by where it is used"
                value={words}
                onChange={(event: ChangeEvent<HTMLInputElement>) => setWords(event.currentTarget.value)}
              />
            </Box>
          </Flex>
          {shown.length === 0 && <Text muted>{pictures.length === 0 ? nothingYet : 'No picture fits.'}</Text>}
          <Grid gridTemplateColumns={[1, 2, 3, 4]} gap={3} as="ul" style={{listStyle: 'none', margin: 0, padding: 0}}>
            {shown.slice(0, maxShown).map((picture) => (
              <Card
                as="li"
                key={picture.id}
                radius={2}
                border={true}
                tone={chosenId === picture.id ? 'primary' : 'default'}
              >
                <PictureButton
                  picture={picture}
                  isChosen={chosenId === picture.id}
                  onChoose={() => setChosenId(picture.id)}
                />
              </Card>
            ))}
          </Grid>
          {shown.length > maxShown && <Text muted>{`${shown.length - maxShown} more: search, to see them.`}</Text>}
        </Stack>
      </Box>
      {chosen !== undefined && (
        <PictureDetails
          key={chosen.id}
          picture={chosen}
          others={pictures}
          isNarrow={isNarrow}
          onChanged={read}
          onClose={() => setChosenId(undefined)}
        />
      )}
    </Flex>
  )
}

/** The pictures are read again after this many milliseconds without a change. */
const quietTime = 700

const nothingYet = 'There are no pictures yet. They come here when you upload them in a document.'

/** More thumbnails than this are slow, and nobody looks through them. */
const maxShown = 200

interface PictureButtonProps {
  readonly picture: LibraryPicture
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function PictureButton({picture, isChosen, onChoose}: PictureButtonProps) {
  const {url, name, width, height, uses, lacksAlt, lacksCredit} = picture
  const told = [
    ...(lacksAlt ? ['No words for those who cannot see it'] : []),
    ...(lacksCredit ? ['No credit'] : []),
    uses.length === 0 ? 'Not used' : `Used ${uses.length === 1 ? 'once' : `${uses.length} times`}`,
  ]
  return (
    <Button mode="bleed" padding={2} width="fill" aria-pressed={isChosen} onClick={onChoose}>
      <Stack gap={3}>
        <img
          src={`${url}?w=400&h=300&fit=max&auto=format`}
          alt=""
          width={200}
          height={150}
          loading="lazy"
          style={{width: '100%', height: '9rem', objectFit: 'contain', background: checkered}}
        />
        <Text size={1} weight="medium" textOverflow="ellipsis">
          {name}
        </Text>
        <Text size={1} muted={!lacksAlt && !lacksCredit}>{`${width} × ${height} · ${told.join(' · ')}`}</Text>
      </Stack>
    </Button>
  )
}

/** Shows where a picture is transparent, in light and dark. */
const checkered = 'repeating-conic-gradient(rgba(128,128,128,.25) 0 25%, transparent 0 50%) 0 0 / 16px 16px'

function isFound({name, uses}: LibraryPicture, words: string): boolean {
  return words === '' || [name, ...uses.map(({title}) => title)].some((each) => each.toLowerCase().includes(words))
}
