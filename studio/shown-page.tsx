import {DesktopIcon} from '@sanity/icons/Desktop'
import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import {MobileDeviceIcon} from '@sanity/icons/MobileDevice'
import {MoonIcon} from '@sanity/icons/Moon'
import {SunIcon} from '@sanity/icons/Sun'
import {Button, Flex} from '@sanity/ui'
import {useRef, useState} from 'react'
import {previewHtml, type Scheme} from './shown-html.ts'

/** Shows HTML as readers see it: narrow or wide, light or dark. */
export function ShownPage({title, html, pictures, testId, widths, onLoad, canPrint = false}: ShownPageProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const scroll = useRef(0)
  const [width, setWidth] = useState<Width>('wide')
  const [scheme, setScheme] = useState<Scheme>('light')
  return (
    <Flex direction="column" flex={1}>
      <Flex gap={1} padding={2} wrap="wrap" justify="center">
        <Button
          icon={MobileDeviceIcon}
          text="Narrow"
          mode={choice(width === 'narrow')}
          aria-pressed={width === 'narrow'}
          onClick={() => setWidth('narrow')}
        />
        <Button
          icon={DesktopIcon}
          text="Wide"
          mode={choice(width === 'wide')}
          aria-pressed={width === 'wide'}
          onClick={() => setWidth('wide')}
        />
        <Button
          icon={SunIcon}
          text="Light"
          mode={choice(scheme === 'light')}
          aria-pressed={scheme === 'light'}
          onClick={() => setScheme('light')}
        />
        <Button
          icon={MoonIcon}
          text="Dark"
          mode={choice(scheme === 'dark')}
          aria-pressed={scheme === 'dark'}
          onClick={() => setScheme('dark')}
        />
        {canPrint && (
          <Button
            icon={DocumentTextIcon}
            text="Print"
            mode="bleed"
            title="Shows the leaflet as it is printed"
            onClick={() => frame.current?.contentWindow?.print()}
          />
        )}
      </Flex>
      <Flex flex={1} justify="center" style={{overflow: 'auto'}}>
        <iframe
          title={`${title}, ${width} and ${scheme}`}
          data-testid={testId}
          ref={frame}
          // `allow-modals` lets the editor print it. No script of the page runs.
          sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-modals"
          onLoad={({currentTarget}) => {
            const page = currentTarget.contentDocument
            if (page === null) return
            // The page is made anew with each change, and stays where the editor was reading.
            page.defaultView?.scrollTo(0, scroll.current)
            page.addEventListener('scroll', () => (scroll.current = page.defaultView?.scrollY ?? 0))
            onLoad?.(page)
          }}
          srcDoc={previewHtml(html, scheme, pictures)}
          style={{
            width: widths[width],
            maxWidth: '100%',
            height: '100%',
            minHeight: '32rem',
            border: 0,
            colorScheme: scheme,
          }}
        />
      </Flex>
    </Flex>
  )
}

interface ShownPageProps {
  /** What it is, for the title of its frame. */
  readonly title: string
  readonly html: string
  /** Where pictures are stored, by the names of their published files. */
  readonly pictures: ReadonlyMap<string, string>
  readonly testId: string
  /** The widths in pixels, as on a phone and in a window. */
  readonly widths: Readonly<Record<Width, number>>
  /** Called when the page is shown, or shown anew. */
  readonly onLoad?: (page: Document) => void
  /** Whether it can be printed. */
  readonly canPrint?: boolean
}

type Width = 'narrow' | 'wide'

/** The mode of a button in a group where one button is chosen. */
function choice(isChosen: boolean): 'default' | 'bleed' {
  return isChosen ? 'default' : 'bleed'
}
