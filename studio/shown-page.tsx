import {DesktopIcon} from '@sanity/icons/Desktop'
import {MobileDeviceIcon} from '@sanity/icons/MobileDevice'
import {MoonIcon} from '@sanity/icons/Moon'
import {SunIcon} from '@sanity/icons/Sun'
import {Button, Flex} from '@sanity/ui'
import {useState} from 'react'
import {previewHtml, type Scheme} from './newsletter/preview-html.ts'

/** Shows HTML as readers see it: narrow or wide, light or dark. */
export function ShownPage({title, html, pictures, testId, widths}: ShownPageProps) {
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
      </Flex>
      <Flex flex={1} justify="center" style={{overflow: 'auto'}}>
        <iframe
          title={`${title}, ${width} and ${scheme}`}
          data-testid={testId}
          sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
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
}

type Width = 'narrow' | 'wide'

/** The mode of a button in a group where one button is chosen. */
function choice(isChosen: boolean): 'default' | 'bleed' {
  return isChosen ? 'default' : 'bleed'
}
