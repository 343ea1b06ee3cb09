import type {Element} from 'hast'
import {s} from 'hastscript'
import {recordsIn} from '../../content/document.ts'
import {shapes, viewSize, type Shape, type View} from './shapes.ts'

/** A region as the figure shows it. */
export interface MapRegion {
  readonly id: string
  readonly title: string
  readonly url: string
  /** Its codes in UBERON, the fitting ones first. Those of what is only related to it are none. */
  readonly codes: readonly string[]
  /** The id of the region that it is a part of. */
  readonly parent: string | undefined
}

export interface BodyMapOptions {
  readonly regions: readonly MapRegion[]
  /** The ids of regions to point out. Without them, every region is a link to its page. */
  readonly marked?: ReadonlySet<string>
  /** What the figure is, for those who cannot see it. */
  readonly label: string
  readonly views: Readonly<Record<View, string>>
  readonly to: (address: string) => string
}

/** Reads the codes of a region. */
export function codesIn(includes: unknown): string[] {
  return recordsIn(includes).flatMap(({code, system, match}) =>
    system === 'UBERON' && typeof code === 'string' && match !== 'related' ? [code] : [],
  )
}

/**
 * Draws the figure from the front and from behind. Every shape of a region is a link. The first is for everybody, the others
 * are for pointers, so that a keyboard stops at each region once. Undefined if no region is on it.
 */
export function bodyMap({regions, marked, label, views, to}: BodyMapOptions): Element | undefined {
  const placed = placedShapes(regions)
  if (placed.size === 0) return undefined
  const pointed = marked === undefined ? undefined : shapesOf(marked, regions)
  if (pointed?.size === 0) return undefined
  const bare = shapes.filter((shape) => pointed !== undefined || !placed.has(shape))
  const byRegion = Map.groupBy(placed, ([, region]) => region)
  return s(
    'svg',
    {
      className: ['body-map', ...(pointed === undefined ? [] : ['body-map-marked'])],
      viewBox: figureBox,
      role: pointed === undefined ? 'group' : 'img',
      ariaLabel: label,
    },
    [
      ...bare.map((shape) => drawn(shape, pointed?.has(shape) === true ? 'marked' : undefined)),
      ...(pointed === undefined
        ? [...byRegion].flatMap(([region, all]) =>
            all.map(([shape], index) =>
              s('a', {href: to(region.url), ...(index === 0 ? {} : unsaid)}, [
                s('title', region.title),
                drawn(shape, undefined),
              ]),
            ),
          )
        : []),
      ...(['front', 'back'] as const).map((view) =>
        s(
          'text',
          {x: offsetOf(view) + viewSize.width / 2, y: viewSize.height + 14, textAnchor: 'middle', ariaHidden: 'true'},
          views[view],
        ),
      ),
    ],
  )
}

const unsaid = {tabIndex: -1, ariaHidden: 'true'}

const gap = 30

/** The box of a figure of both views, with room for their names below. */
export const figureBox = `0 0 ${viewSize.width * 2 + gap} ${viewSize.height + 22}`

/** How far to the right the box of a view is, in a figure of both. */
export function offsetOf(view: View): number {
  return view === 'front' ? 0 : viewSize.width + gap
}

function drawn({view, path}: Shape, className: string | undefined): Element {
  return s('path', {
    d: path,
    ...(className === undefined ? {} : {className: [className]}),
    ...(view === 'front' ? {} : {transform: `translate(${offsetOf(view)} 0)`}),
  })
}

/** The region that each shape leads to: the one with the most particular of its codes. The whole body is no place. */
export function placedShapes(regions: readonly MapRegion[]): ReadonlyMap<Shape, MapRegion> {
  const byCode = new Map<string, MapRegion>()
  for (const region of regions) for (const code of region.codes) if (!byCode.has(code)) byCode.set(code, region)
  return new Map(
    shapes.flatMap((shape) => {
      const code = shape.codes.slice(0, -1).find((each) => byCode.has(each))
      const region = code === undefined ? undefined : byCode.get(code)
      return region === undefined ? [] : [[shape, region] as const]
    }),
  )
}

/** The shapes of some regions. One without a code of its own is where the region is that it is a part of. */
function shapesOf(ids: ReadonlySet<string>, regions: readonly MapRegion[]): ReadonlySet<Shape> {
  const byId = new Map(regions.map((region) => [region.id, region]))
  const found = new Set<Shape>()
  for (const id of ids) {
    let region = byId.get(id)
    for (let depth = 0; region !== undefined && depth < maxDepth; depth += 1) {
      const {codes} = region
      const own = shapes.filter((shape) => shape.codes.some((code) => codes.includes(code)))
      for (const shape of own) found.add(shape)
      if (own.length > 0) break
      region = region.parent === undefined ? undefined : byId.get(region.parent)
    }
  }
  return found
}

const maxDepth = 8
