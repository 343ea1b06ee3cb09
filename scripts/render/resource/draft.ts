import type {Resource} from '../../model/resource.ts'

/** A resource before it is known when it changed; its linked data are made of all the rest. */
export type Draft = Omit<Resource, 'dateModified' | 'jsonld'> & Pick<Partial<Resource>, 'dateModified'>
