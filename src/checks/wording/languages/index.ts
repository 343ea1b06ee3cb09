import type {WordingTable} from '../table.ts'
import {english} from './en.ts'
import {german} from './de.ts'

/** The languages whose wording is checked. */
export const languages: readonly WordingTable[] = [english, german]
