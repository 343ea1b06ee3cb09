import type {Sample} from './samples.ts'

/** Returns the newest article, in part, as a sample of the data. */
export function liveSample(newest: Readonly<Record<string, unknown>> | undefined): Sample[] {
  return newest === undefined
    ? []
    : [{name: 'The newest article, in part', code: `${JSON.stringify(newest, null, 2)}\n`}]
}
