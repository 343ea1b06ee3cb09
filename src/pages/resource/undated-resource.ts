import type {Resource} from '../../contract/resource-types.ts'

/** A resource without linked data, which may not have its modification date yet. `finishResource` adds both. */
export type UndatedResource = Omit<Resource, 'dateModified' | 'jsonld'> & Pick<Partial<Resource>, 'dateModified'>
