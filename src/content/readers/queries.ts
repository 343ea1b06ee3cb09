import {defineQuery} from 'groq'

/** A page of a dataset in the order of ids, from the id after `$after` on. */
export const documentsAfterQuery = defineQuery(`*[_id > $after] | order(_id asc) [0...$limit]`)
