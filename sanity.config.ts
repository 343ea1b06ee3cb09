import {defineConfig} from 'sanity'
import {structureTool} from 'sanity/structure'
import {schemaTypes} from './schemas/index.ts'
import {documentBadges} from './studio/badges.ts'
import {documentActions} from './studio/document-actions.ts'
import {withIcons} from './studio/icons.ts'
import {NotedInput} from './studio/page/noted-form.tsx'
import {picturesTool} from './studio/pictures/pictures-tool.tsx'
import {coverageTool} from './studio/regions/coverage-tool.tsx'
import {withRules} from './studio/rules-in-forms.ts'
import {withInputs} from './studio/inputs/index.ts'
import {newDocumentOptions} from './studio/singletons.ts'
import {documentViews, structure} from './studio/structure.ts'
import {workspaceSettings} from './studio/workspace.ts'

const isHosted = Boolean(process.env.SANITY_STUDIO_PROJECT_ID)

export default defineConfig({
  name: 'default',
  title: 'Bodytext',
  ...workspaceSettings({
    projectId: process.env.SANITY_STUDIO_PROJECT_ID,
    dataset: process.env.SANITY_STUDIO_DATASET,
    lakeUrl: process.env.SANITY_STUDIO_LAKE_URL,
  }),
  plugins: [structureTool({structure, defaultDocumentNode: documentViews})],
  tools: (tools) => [...tools, picturesTool, coverageTool],
  schema: {types: withRules(withInputs(withIcons(schemaTypes)))},
  form: {components: {input: NotedInput}},
  document: {comments: {enabled: isHosted}, badges: documentBadges, actions: documentActions, newDocumentOptions},
})
