import type {Resource} from '../../contract/resource-types.ts'

/** A resource before it is known when it changed; its linked data are made of all the rest. */
export type UndatedResource = Omit<Resource, 'dateModified' | 'jsonld'> & Pick<Partial<Resource>, 'dateModified'>
