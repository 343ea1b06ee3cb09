import {defineCliConfig} from 'sanity/cli'

export default defineCliConfig({
  api: {
    projectId: process.env.SANITY_STUDIO_PROJECT_ID || 'bodytext',
    dataset: process.env.SANITY_STUDIO_DATASET || 'production',
  },
  deployment: {autoUpdates: false},
  typegen: {
    path: './src/**/*.ts',
    schema: './schema.json',
    generates: './src/content/sanity.types.ts',
    overloadClientMethods: false,
  },
})
