import {readableOn} from '../../site/colours.ts'

/** Renders the style sheet of all pages for readers, in the publisher's colour: light and dark, from phones to paper. */
export function readerStyle({brandColour = '#0f6a60'}: {readonly brandColour?: string | undefined}): string {
  return `${coloursFor(brandColour)}${rules}`
}

const paper = {light: '#ffffff', dark: '#12171d'}

/** Everything that links may stand on. */
const grounds = {
  light: [paper.light, '#f4f6f9', '#fdeeec', '#fdf5e6', '#eaf3fb'],
  dark: [paper.dark, '#1b222b', '#351c1c', '#2d2416', '#16263a'],
}

function coloursFor(brand: string): string {
  const [light, dark] = [grounds.light.reduce(readableOn, brand), grounds.dark.reduce(readableOn, brand)]
  return `:root{color-scheme:light dark;--brand:${light};--paper:${paper.light};--ink:#17202b;--soft:#4b5767;--line:#d5dbe3;--panel:#f4f6f9;
--stop:#b42318;--stop-paper:#fdeeec;--care:#8a4b00;--care-paper:#fdf5e6;--calm:#1b5e8c;--calm-paper:#eaf3fb}
@media (prefers-color-scheme:dark){:root{--brand:${dark};--paper:${paper.dark};--ink:#e8edf3;--soft:#a9b5c3;--line:#36414e;--panel:#1b222b;
--stop:#ff9d92;--stop-paper:#351c1c;--care:#ffc078;--care-paper:#2d2416;--calm:#8cc8f5;--calm-paper:#16263a}}
`
}

const rules = `*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;font:1.0625rem/1.65 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;color:var(--ink);background:var(--paper)}
.wrap{max-width:64rem;margin:0 auto;padding:0 1.25rem}
a{color:var(--brand);text-underline-offset:.15em}
a:hover{text-decoration-thickness:.15em}
:focus-visible{outline:3px solid var(--brand);outline-offset:3px;border-radius:2px}
.skip{position:absolute;inset-inline-start:-100vw}.skip:focus{position:static;display:block;padding:.75rem 1.25rem}
h1,h2,h3{line-height:1.2;text-wrap:balance;overflow-wrap:anywhere}
h1{font-size:clamp(1.75rem,1.2rem + 2.5vw,2.75rem);letter-spacing:-.015em;margin:1rem 0 .75rem}
h2{font-size:1.45rem;margin:2.5rem 0 .75rem}
h3{font-size:1.1rem;margin:1.5rem 0 .4rem}
p,ul,ol,dl,figure,table{margin:0 0 1.1rem}
p,li,td,th{overflow-wrap:anywhere}
li{margin-bottom:.3rem}
img{max-width:100%;height:auto}
table{border-collapse:collapse;display:block;overflow-x:auto;max-width:100%}
th,td{text-align:start;vertical-align:top;padding:.5rem .9rem;border:1px solid var(--line)}
th{background:var(--panel)}
blockquote{margin:0 0 1.1rem;padding-inline-start:1rem;border-inline-start:4px solid var(--line);color:var(--soft)}
code{font-family:ui-monospace,SFMono-Regular,Menlo,monospace;font-size:.9em}
header.site{border-bottom:1px solid var(--line)}
header.site .wrap{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 2rem;padding-top:.75rem;padding-bottom:.75rem}
.brand{font-weight:700;font-size:1.15rem;text-decoration:none;color:inherit;display:inline-flex}
.brand img{max-height:2.5rem;width:auto;background:#fff;border-radius:.25rem}
header.site ul,.links,.chips,.crumbs ol{display:flex;flex-wrap:wrap;gap:.25rem 1.1rem;list-style:none;margin:0;padding:0}
header.site li{margin:0}
header.site nav a{text-decoration:none;padding:.5rem 0;display:inline-block}
header.site nav a[aria-current]{border-bottom:3px solid;font-weight:600}
main{padding-top:1rem;padding-bottom:3rem;min-height:60vh}
.crumbs{font-size:.9rem;padding-top:.75rem}.crumbs li+li::before{content:"›";margin-inline-end:1.1rem;color:var(--soft)}
.lead{font-size:1.2rem;line-height:1.5;color:var(--soft);max-width:42rem}
.byline,.review{font-size:.92rem;color:var(--soft);margin-bottom:.5rem}
.review{display:inline-block;padding:.35rem .75rem;border:1px solid var(--line);border-radius:.4rem;background:var(--panel);color:var(--ink)}
.review-none,.review-due{border-color:var(--care);background:var(--care-paper)}
.withdrawn{color:var(--stop)}
figure{max-width:45rem}figcaption{font-size:.9rem;color:var(--soft);margin-top:.4rem}
.hero img,.text figure img{border-radius:.4rem;max-height:32rem;width:auto}
.text{max-width:42rem}
.text>ul.takeaways{background:var(--panel);border-inline-start:5px solid var(--brand);padding:1rem 1.25rem 1rem 2.25rem;border-radius:.4rem}
.contents{border:1px solid var(--line);border-radius:.4rem;padding:1rem 1.25rem;margin:1.5rem 0;font-size:.95rem;max-width:42rem}
.contents h2{font-size:1rem;margin:0 0 .4rem}.contents ul{margin:0;padding-inline-start:1.1rem}
.help{border:2px solid var(--stop);border-radius:.5rem;padding:0 0 .25rem;margin:2rem 0;overflow:hidden}
.help h2{margin:0;padding:.75rem 1.25rem;background:var(--stop);color:var(--paper);font-size:1.25rem}
.help-group{padding:.9rem 1.25rem 0;border-inline-start:8px solid}
.help-group>p{font-weight:600;margin-bottom:.4rem}.help-group ul{margin-bottom:.6rem}
.help-group>p,.help-group li{color:var(--ink)}
.help-emergency{background:var(--stop-paper);color:var(--stop)}.help-today{background:var(--care-paper);color:var(--care)}.help-soon{background:var(--calm-paper);color:var(--calm)}
.callout,.caveat{border:1px solid var(--line);border-inline-start:6px solid var(--calm);background:var(--panel);border-radius:.4rem;padding:.9rem 1.25rem 0;margin:0 0 1.25rem}
.caveat-caution,.callout-caution{border-inline-start-color:var(--care);background:var(--care-paper)}
.caveat-urgent,.recall{border-inline-start-color:var(--stop);background:var(--stop-paper)}
.callout p,.caveat p{margin-bottom:.8rem}
.contraindications{border:2px solid var(--care);border-radius:.4rem;padding-top:.8rem;padding-bottom:.5rem}
.sure{background:var(--panel);border-radius:.4rem;padding:.25rem 1.25rem .25rem;margin:1.5rem 0}
.sure h2{font-size:1.1rem;margin:.75rem 0 .5rem}.sure ul{list-style:none;padding:0;margin-bottom:.75rem}
.sure li{display:flex;flex-wrap:wrap;gap:.1rem .75rem;justify-content:space-between;border-top:1px solid var(--line);padding:.4rem 0;margin:0}
.certainty{font-weight:600;white-space:nowrap}.signs{vertical-align:-.05em;margin-inline-end:.35rem}.signs circle{stroke:currentColor;stroke-width:1.5;fill:none}.signs .full{fill:currentColor}
.citation{font-size:.8em;vertical-align:.25em;text-decoration:none;padding:0 .1em}
.sources{font-size:.92rem}.sources li:target{background:var(--care-paper)}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:0 2rem}
.about,.articles,.leaflet{border-top:1px solid var(--line);margin-top:2.5rem}
.about ul,.articles ul{padding-inline-start:1.1rem}
.leaflet{padding-top:1rem;font-size:.92rem;color:var(--soft)}.paper{display:none}
.cards{list-style:none;padding:0;display:grid;gap:1rem}
.card{display:flex;gap:1rem;margin:0;padding:1rem;border:1px solid var(--line);border-radius:.5rem}
.card img{width:7rem;height:7rem;object-fit:cover;border-radius:.35rem;flex:none;background:var(--panel)}
.card h2,.card h3{font-size:1.1rem;margin:0 0 .25rem}.card p{margin-bottom:.4rem}.card>div{min-width:0}
.care{font-size:.9rem;margin-top:.5rem}.care summary{cursor:pointer;color:var(--care);font-weight:600}.notices{color:var(--soft);padding-inline-start:1.1rem;margin:.4rem 0 0}
.chips a{display:inline-block;border:1px solid var(--line);border-radius:2rem;padding:.35rem .95rem;text-decoration:none}
.chips{gap:.5rem}.chips li{margin:0}
.regions{list-style:none;padding:0}.regions ul{list-style:none;padding-inline-start:1.5rem;margin:.35rem 0 0}
.regions a{display:inline-block;padding:.3rem 0;font-weight:600}.regions .regions a{font-weight:400}
.where{display:flex;flex-wrap:wrap;gap:1.5rem 3rem;align-items:flex-start}
.body-map{width:min(100%,22rem);height:auto;flex:none;margin-bottom:1rem}.body-map-marked{width:min(100%,12rem)}
.body-map path{fill:var(--panel);stroke:var(--soft);stroke-width:1.2;stroke-linejoin:round}
.body-map text{font-size:13px;fill:var(--soft)}
.body-map a path{fill:var(--calm-paper);stroke:var(--brand);cursor:pointer}
.body-map a:hover path,.body-map a:focus-visible path,.body-map .marked{fill:var(--brand);stroke:var(--brand)}
.body-map a:focus-visible{outline:none}.body-map a:focus-visible path{stroke:var(--ink);stroke-width:3}
.steps{display:flex;gap:2rem}
.welcome{padding:1rem 0 .5rem}
.search label{font-weight:600;display:block;margin-bottom:.4rem}.search div{display:flex;gap:.5rem;max-width:36rem}
.search input{flex:1;min-width:0;font:inherit;padding:.6rem .8rem;border:2px solid var(--soft);border-radius:.4rem;background:var(--paper);color:var(--ink)}
.search button{font:inherit;font-weight:600;padding:.6rem 1.2rem;border:2px solid var(--brand);border-radius:.4rem;background:var(--brand);color:var(--paper);cursor:pointer}
#results{margin-top:1.5rem}
footer.site{border-top:1px solid var(--line);background:var(--panel);font-size:.92rem;padding:1.5rem 0 2rem;color:var(--soft)}
footer.site .advice{color:var(--ink);font-weight:600}.links{margin-bottom:1rem}.links li{margin:0}.links a{display:inline-block;padding:.35rem 0}
@media (min-width:60rem){.page{display:grid;grid-template-columns:minmax(0,42rem) minmax(0,1fr);column-gap:3rem}.page>*{grid-column:1}
.page>.contents{grid-column:2;grid-row:1/span 20;align-self:start;position:sticky;top:1.5rem;margin-top:4.5rem;max-height:calc(100vh - 3rem);overflow:auto}}
@media (max-width:30rem){.card{flex-direction:column}.card img{width:100%;height:10rem}body{font-size:1rem}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media (forced-colors:active){.help,.help h2,.callout,.caveat,.sure,.review{border:2px solid}.search button{border:2px solid}}
@page{margin:15mm}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#333;--line:#999;--panel:#fff;--brand:#000;--stop:#000;--stop-paper:#fff;--care:#000;--care-paper:#fff;--calm:#000;--calm-paper:#fff}
body{font-size:10.5pt;line-height:1.45}h1{font-size:20pt}h2{font-size:13pt;break-after:avoid}
.skip,header.site nav,.crumbs,.contents,.articles,.about,footer.site .links,.screen,.search,.steps{display:none}
.page{display:block}.text,figure,.lead{max-width:none}
.callout,.caveat,.sure,figure,.contraindications,li{break-inside:avoid}.help{overflow:visible}.help-group>p{break-after:avoid}
.help h2{background:none;color:#000;border-bottom:1px solid}
a{color:inherit;text-decoration:none}.sources a[href^="http"]::after{content:" (" attr(href) ")";font-size:.85em}
.hero img,.text figure img{max-height:70mm}
.paper{display:flex;gap:6mm;align-items:center}.qr{width:28mm;height:28mm;flex:none}
:root:has(#large-print:target) body{font-size:18pt;line-height:1.5}:root:has(#large-print:target) h1{font-size:28pt}:root:has(#large-print:target) h2{font-size:22pt}}
@media print and (max-width:160mm){@page{margin:10mm}body{font-size:9pt}h1{font-size:16pt}h2{font-size:11.5pt}}
`
