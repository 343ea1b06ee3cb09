import {defineConfig} from 'sanity'
import {structureTool} from 'sanity/structure'
import {withIcons} from './studio/icons.ts'
import {schemaTypes} from './schemas/index.ts'

export default defineConfig({
  name: 'default',
  title: 'Bodytext',
  projectId: process.env.SANITY_STUDIO_PROJECT_ID ?? 'bodytext',
  dataset: process.env.SANITY_STUDIO_DATASET ?? 'production',
  plugins: [structureTool()],
  schema: {types: withIcons(schemaTypes)},
})
