import {Card, Text} from '@sanity/ui'
import {useCallback, useEffect, useRef, useState} from 'react'
import type {TextPlace} from '../../src/pages/preview/text-marks.ts'
import {ShownPage} from '../shown-page.tsx'
import {markAt, showFocus, takeMarks} from './edit-marks.ts'
import {formOf, watchForms} from './open-forms.ts'
import type {MarkedPage} from './use-page.ts'

interface EditablePageProps {
  readonly documentId: string
  readonly page: MarkedPage
  readonly pictures: ReadonlyMap<string, string>
  readonly onOpen: (place: TextPlace) => void
}

/** The page as readers see it. A click opens the field that a text comes from; what has the focus in the form is marked. */
export function EditablePage({documentId, page: {html, placesOf}, pictures, onOpen}: EditablePageProps) {
  const [marks, setMarks] = useState<ReadonlyMap<string, Element>>(noMarks)
  const latest = useRef({placesOf, onOpen})
  useEffect(() => {
    latest.current = {placesOf, onOpen}
  }, [placesOf, onOpen])
  const take = useCallback((page: Document) => {
    setMarks(takeMarks(page))
    page.addEventListener('click', (event) => {
      // With a modifier, a link is followed as ever.
      if (event.ctrlKey || event.metaKey) return
      const mark = markAt(event.target)
      const [place] = mark === undefined ? [] : latest.current.placesOf(mark)
      if (place === undefined) return
      event.preventDefault()
      latest.current.onOpen(place)
    })
  }, [])
  useEffect(() => {
    const show = (): void => showFocus(marks, placesOf, documentId, formOf(documentId)?.focusPath ?? [])
    show()
    return watchForms(show)
  }, [marks, placesOf, documentId])
  return (
    <>
      <Card paddingX={4} paddingTop={3}>
        <Text size={1} muted>
          Click a text to edit it. Ctrl or ⌘ and a click follow a link.
        </Text>
      </Card>
      <ShownPage
        title="The page"
        html={html}
        pictures={pictures}
        testId="page-preview"
        widths={pageWidths}
        onLoad={take}
        canPrint
      />
    </>
  )
}

const noMarks: ReadonlyMap<string, Element> = new Map()

const pageWidths = {narrow: 375, wide: 1200}
