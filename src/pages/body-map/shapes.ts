/**
 * The figure, from the front and from behind, drawn for this project. A shape has the codes of what it shows in UBERON
 * (https://obofoundry.org/ontology/uberon.html), from the part itself to the larger parts it belongs to: a region with one of
 * them is on the figure.
 */
export interface Shape {
  readonly view: View
  /** What an anatomist calls it in English. */
  readonly name: string
  readonly codes: readonly string[]
  /** An SVG path, in the box of its view. */
  readonly path: string
}

export type View = 'front' | 'back'

/** The size of the box of each view. */
export const viewSize = {width: 160, height: 390}

/** The larger parts, from the next one up. Everything is a part of the whole body. */
const uberon = (...numbers: readonly string[]): string[] => [...numbers, '0000468'].map((number) => `UBERON:${number}`)

const paths = {
  head: 'M80 6C93 6 101 17 101 31C101 46 92 58 80 58C68 58 59 46 59 31C59 17 67 6 80 6Z',
  neck: 'M71 55Q80 61 89 55L90 66Q92 71 99 74H61Q68 71 70 66Z',
  upperTrunk: 'M61 75H99L109 99L104 133H56L51 99Z',
  lowerTrunk: 'M56 135H104L102 170H58Z',
  pelvis: 'M58 172H102L108 198Q94 207 81 205V205H79Q66 207 52 198Z',
  shoulder: 'M59 75L49 99L35 96Q38 80 59 75Z',
  upperArm: 'M35 98L49 101L46 147L31 145Z',
  elbow: 'M31 147L46 149L44 163L29 161Z',
  forearm: 'M29 163L44 165L37 206L25 204Z',
  hand: 'M25 206L37 208Q40 226 31 236Q21 231 21 217Z',
  thigh: 'M52 201Q64 208 79 207L75 268H55Z',
  knee: 'M55 270H75L74 290H57Z',
  lowerLeg: 'M57 292H74L71 350H60Z',
  foot: 'M60 352H71Q74 364 73 374Q64 381 54 375Q54 365 60 352Z',
} as const

type Part = keyof typeof paths

/** Parts that are there on both sides. */
const paired: ReadonlySet<Part> = new Set([
  'shoulder',
  'upperArm',
  'elbow',
  'forearm',
  'hand',
  'thigh',
  'knee',
  'lowerLeg',
  'foot',
])

const arm = ['0001460', '0002102']
const leg = ['0000978', '0002103']

const codes: Readonly<Record<View, Readonly<Record<Part, readonly string[]>>>> = {
  front: {
    head: uberon('0000033'),
    neck: uberon('0000974'),
    upperTrunk: uberon('0001443', '0002100'),
    lowerTrunk: uberon('0000916', '0002100'),
    pelvis: uberon('0001464', '0002355', '0002100'),
    shoulder: uberon('0001467'),
    upperArm: uberon('0003822', ...arm),
    elbow: uberon('0001461', ...arm),
    forearm: uberon('0002386', ...arm),
    hand: uberon('0002398', ...arm),
    thigh: uberon('0000376', ...leg),
    knee: uberon('0001465', ...leg),
    lowerLeg: uberon('0003823', ...leg),
    foot: uberon('0002387', ...leg),
  },
  back: {
    head: uberon('0000033'),
    neck: uberon('0000974'),
    upperTrunk: uberon('0008231', '0001137', '0002100'),
    lowerTrunk: uberon('0005462', '0001137', '0002100'),
    pelvis: uberon('0001464', '0013691', '0002355', '0002100'),
    shoulder: uberon('0001467'),
    upperArm: uberon('0003822', ...arm),
    elbow: uberon('0001461', ...arm),
    forearm: uberon('0002386', ...arm),
    hand: uberon('0002398', ...arm),
    thigh: uberon('0000376', ...leg),
    knee: uberon('0001465', ...leg),
    lowerLeg: uberon('0003823', ...leg),
    foot: uberon('0002387', ...leg),
  },
}

const sideNames: Readonly<Partial<Record<View, Partial<Record<Part, string>>>>> = {
  front: {upperTrunk: 'chest', lowerTrunk: 'abdomen'},
  back: {upperTrunk: 'upper back', lowerTrunk: 'lower back'},
}
const names: Readonly<Partial<Record<Part, string>>> = {
  pelvis: 'hip',
  upperArm: 'upper arm',
  lowerLeg: 'lower leg',
}

const parts = Object.keys(paths).filter((name): name is Part => Object.hasOwn(paths, name))

/** All shapes, from head to foot, the front first. */
export const shapes: readonly Shape[] = (['front', 'back'] as const).flatMap((view) =>
  parts.flatMap((part): Shape[] => {
    const [path, own] = [paths[part], codes[view][part]]
    const name = sideNames[view]?.[part] ?? names[part] ?? part
    const shape = {view, name, codes: own, path}
    return [shape, ...(paired.has(part) ? [{...shape, path: mirrored(path)}] : [])]
  }),
)

/** Returns a path on the other side of the figure. Only absolute commands are used, with x before y, but for H and V. */
function mirrored(path: string): string {
  let isX = true
  let command = ''
  return path.replace(/[A-Z]|-?[\d.]+/g, (token) => {
    if (/[A-Z]/.test(token)) {
      command = token
      isX = true
      return token
    }
    const isHere = command === 'H' || (command !== 'V' && isX)
    if (command !== 'H' && command !== 'V') isX = !isX
    return isHere ? String(viewSize.width - Number(token)) : token
  })
}
