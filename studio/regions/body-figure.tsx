import type {KeyboardEvent} from 'react'
import {figureBox, offsetOf} from '../../src/pages/body-map/body-map.ts'
import {shapes, viewSize, type Shape} from '../../src/pages/body-map/shapes.ts'

/** Shapes of the figure that are one thing to choose. */
interface FigurePart {
  readonly key: string
  readonly title: string
  readonly shapes: readonly Shape[]
  readonly isChosen?: boolean
  /** From 0 for nothing to 1 for the most. Without it, the part has no shade. */
  readonly shade?: number
}

interface BodyFigureProps {
  readonly label: string
  readonly parts: readonly FigurePart[]
  /** What a part is for a keyboard and a screen reader. */
  readonly role: 'checkbox' | 'button'
  readonly onChoose: (key: string) => void
  readonly isReadOnly?: boolean
}

/** The figure of a body from the front and from behind. Each part is one stop for the keyboard. */
export function BodyFigure({label, parts, role, onChoose, isReadOnly = false}: BodyFigureProps) {
  const placed = new Set(parts.flatMap((part) => part.shapes))
  return (
    <svg
      viewBox={figureBox}
      role="group"
      aria-label={label}
      style={{width: '100%', maxWidth: '18rem', height: 'auto'}}
      data-testid="body-figure"
    >
      <style>{figureStyle}</style>
      {shapes
        .filter((shape) => !placed.has(shape))
        .map((shape) => (
          <Drawn key={keyOf(shape)} shape={shape} />
        ))}
      {parts.map((part) => (
        <g
          key={part.key}
          role={role}
          tabIndex={isReadOnly ? -1 : 0}
          aria-label={part.title}
          aria-disabled={isReadOnly}
          {...(role === 'checkbox' ? {'aria-checked': part.isChosen === true} : {})}
          className={`part${part.isChosen === true ? ' chosen' : ''}`}
          style={part.shade === undefined ? {} : {fill: shadeColour(part.shade)}}
          onClick={() => !isReadOnly && onChoose(part.key)}
          onKeyDown={(event: KeyboardEvent) => {
            if (isReadOnly || (event.key !== ' ' && event.key !== 'Enter')) return
            event.preventDefault()
            onChoose(part.key)
          }}
        >
          <title>{part.title}</title>
          {part.shapes.map((shape) => (
            <Drawn key={keyOf(shape)} shape={shape} />
          ))}
        </g>
      ))}
      {(['front', 'back'] as const).map((view) => (
        <text
          key={view}
          x={offsetOf(view) + viewSize.width / 2}
          y={viewSize.height + 14}
          textAnchor="middle"
          aria-hidden="true"
        >
          {viewNames[view]}
        </text>
      ))}
    </svg>
  )
}

const viewNames = {front: 'Front', back: 'Back'}

function Drawn({shape: {view, path}}: {readonly shape: Shape}) {
  return <path d={path} transform={`translate(${offsetOf(view)} 0)`} />
}

function keyOf({view, path}: Shape): string {
  return `${view} ${path}`
}

/** From pale to dark, as a map is shaded. What has nothing is pale and dashed. */
function shadeColour(shade: number): string {
  return shade === 0 ? 'transparent' : `color-mix(in srgb, #1f6f6b ${Math.round(20 + shade * 80)}%, #e6f2f1)`
}

const figureStyle = `
[data-testid="body-figure"] path{stroke:var(--card-muted-fg-color,#6e7683);stroke-width:1.2;stroke-linejoin:round}
[data-testid="body-figure"] > path{fill:var(--card-border-color,#e3e6ea);fill-opacity:.35}
[data-testid="body-figure"] .part{fill:#d7ebe9;cursor:pointer;outline:none}
[data-testid="body-figure"] .part:hover path{stroke-width:2.4}
[data-testid="body-figure"] .part:focus-visible path{stroke:#2276fc;stroke-width:3.5}
[data-testid="body-figure"] .chosen{fill:#1f6f6b}
[data-testid="body-figure"] text{font-size:13px;fill:var(--card-muted-fg-color,#6e7683)}`
