import type {Mail} from '../../src/newsletters/mail/mail.ts'
import {ShownPage} from '../shown-page.tsx'
import type {PreviewState} from './use-preview.ts'

/** Shows the mail as readers see it. */
export function ShownMail({mail, pictures}: {readonly mail: Mail; readonly pictures: PreviewState['pictures']}) {
  return <ShownPage title="The mail" html={mail.html} pictures={pictures} testId="mail-preview" widths={widths} />
}

const widths = {narrow: 320, wide: 640}
