import {useEffect} from 'react'
import {useFormValue, type InputProps, type ObjectInputProps} from 'sanity'
import {noteForm} from './open-forms.ts'

/** Lets the page beside a form know where the focus is, and move it. Inputs inside the form stay as they are. */
export function NotedInput(props: InputProps) {
  return isWholeForm(props) ? <NotedForm {...props} /> : props.renderDefault(props)
}

function isWholeForm(props: InputProps): props is ObjectInputProps {
  return props.id === 'root' && props.path.length === 0
}

function NotedForm(props: ObjectInputProps) {
  const {focusPath, onPathFocus} = props
  const id = useFormValue(['_id'])
  useEffect(
    () => (typeof id === 'string' ? noteForm(id, {focusPath, focus: (path) => onPathFocus(path)}) : undefined),
    [id, focusPath, onPathFocus],
  )
  return props.renderDefault(props)
}
