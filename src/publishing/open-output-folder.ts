import {schemaVersion} from '../contract/resource-types.ts'
import {openOutput, type Output} from '../files/output/output.ts'
import {outputMediaTypeOf} from '../site/media-types.ts'

/** Opens a folder to publish into. @throws {WriteError} if it cannot be written */
export function openOutputFolder(folder: string): Output {
  return openOutput(folder, {schemaVersion, mediaTypeOf: outputMediaTypeOf})
}
