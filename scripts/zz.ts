import {createNdjsonSource} from './source/ndjson.ts'
import {readDataset} from './source/read-dataset.ts'
import {createSite} from './model/site.ts'
import {createSchemaCheck} from './rules/schema-check.ts'
import {rules} from './rules/index.ts'
import {thresholds} from './rules/settings.ts'
import {createPublication} from './model/publication.ts'
import {createTreeContext, imageOf} from './tree/context.ts'
import {caveatIdsOf} from './tree/documents/sections.ts'
import {toTree} from './tree/to-tree.ts'
import {renderHtml} from './render/html.ts'
import {renderMarkdown} from './render/markdown/to-markdown.ts'
import {renderFrontMatter} from './render/markdown/front-matter.ts'
import {renderText} from './render/text.ts'
import {toResource} from './render/resource/to-resource.ts'
import {renderJson} from './render/json.ts'
import {toFeedItem} from './render/json-feed.ts'
const T:any={}; const timed=(n:string,f:any)=>{const t=performance.now(); const r=f(); T[n]=(T[n]??0)+performance.now()-t; return r}
const mem=(l:string)=>{(globalThis as any).gc?.(); console.log(l,(process.memoryUsage().heapUsed/1e6).toFixed(0),'heap',(process.memoryUsage().rss/1e6).toFixed(0),'rss')}
mem('start')
let t=performance.now(); const d=await readDataset(createNdjsonSource(process.argv[2]!)); console.log('read',performance.now()-t); mem('read')
const site=createSite(d)
t=performance.now(); const sc=await createSchemaCheck(d); console.log('schema load',performance.now()-t);mem('schema')
t=performance.now(); for(const e of d.entries.values()) await sc(e); console.log('schema',performance.now()-t)
for(const r of rules){ if(r.isAdvice) continue; const t=performance.now(); const c=r.createCheck({dataset:d,site,now:new Date(),thresholds}); for(const e of d.entries.values()) for(const _ of c(e)); T['rule '+r.id]=performance.now()-t}
mem('rules')
const pub=createPublication(d,site,new Date(),new Map())
for(const e of d.entries.values()){ const page=pub.pageOf(e.id); if(!page) continue
 const ctx=createTreeContext(pub,e.document,()=>{})
 const tree=timed('tree',()=>toTree(e.document,ctx))
 const html=timed('html',()=>renderHtml(tree)); const text=timed('text',()=>renderText(tree)); const md=timed('md',()=>renderMarkdown(tree))
 const res=timed('resource',()=>toResource(e.document,page,{html,text,sourceIds:ctx.cited,caveatIds:caveatIdsOf(e.document,ctx),imageOf:(i:any)=>imageOf(ctx,i)},pub))
 timed('front',()=>renderFrontMatter(res)); const j=timed('json',()=>renderJson(res)); timed('feeditem',()=>JSON.stringify(toFeedItem(res,'full')))
 T.bytesMd=(T.bytesMd??0)+md.length; T.bytesJson=(T.bytesJson??0)+j.length;T.bytesHtml=(T.bytesHtml??0)+html.length
}
console.log(Object.fromEntries(Object.entries(T).map(([k,v]:any)=>[k,Math.round(v)])))
