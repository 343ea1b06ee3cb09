/**
 * The style sheet inside the page for developers and the pages of the newsletter archive. It supports light and dark
 * mode, and screens from phones to wide monitors.
 */
export const style = `
:root{color-scheme:light dark;--ink:#17202b;--soft:#4b5767;--line:#d5dbe3;--paper:#fff;--panel:#f4f6f9;--link:#0a5a9c;--mark:#0f766e;--code:#eef2f6;--warn:#8a4b00;
--c0:#f4f6f9;--c1:#cfe8e4;--c2:#8fcdc4;--c3:#3f9e92;--c4:#0f6a60;--t0:#4b5767;--t1:#17202b;--t2:#17202b;--t3:#06211e;--t4:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#e8edf3;--soft:#a9b5c3;--line:#36414e;--paper:#12171d;--panel:#1b222b;--link:#7cc4ff;--mark:#5eead4;--code:#202934;--warn:#ffc078;
--c0:#1b222b;--c1:#173a37;--c2:#1c5d57;--c3:#2a8f85;--c4:#6ee7d8;--t0:#a9b5c3;--t1:#e8edf3;--t2:#e8edf3;--t3:#02110f;--t4:#02110f}}
*{box-sizing:border-box}
body{margin:0;font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--ink);background:var(--paper)}
header,main,footer{max-width:68rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:3rem}
h1{font-size:2rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.4rem;line-height:1.3;margin:3rem 0 .5rem;padding-top:1rem;border-top:1px solid var(--line)}
h3{font-size:1.05rem;margin:1.5rem 0 .4rem}
p,ul,ol,dl{margin:.5rem 0 1rem;max-width:44rem}
p,li{overflow-wrap:anywhere}
.lead{font-size:1.15rem;color:var(--soft)}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,button:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-100vw}.skip:focus{position:static}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;margin:1rem 0 0;max-width:none}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.75rem;max-width:none;margin:1.5rem 0 0}
.facts div{background:var(--panel);border-radius:.5rem;padding:.75rem 1rem;display:flex;flex-direction:column-reverse;justify-content:flex-end}
.facts dt{color:var(--soft);font-size:.9rem}.facts dd{margin:0;font-size:1.35rem;font-weight:600;overflow-wrap:anywhere}
table{border-collapse:collapse;font-size:.95rem}
caption{text-align:left;color:var(--soft);padding-bottom:.4rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid var(--line)}
thead th{font-size:.85rem;color:var(--soft);font-weight:600}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto;max-width:100%;margin:.75rem 0 1.25rem}
code,pre{font:.9em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
code{background:var(--code);border-radius:.25rem;padding:.1em .3em;overflow-wrap:anywhere}
.sample{position:relative;margin:.5rem 0 1.25rem}
pre{background:var(--code);border-radius:.5rem;padding:1rem;overflow:auto;max-height:28rem;margin:0}
pre code{background:none;padding:0;overflow-wrap:normal}
.copy{position:absolute;top:.5rem;right:.5rem;font:inherit;font-size:.85rem;color:var(--ink);background:var(--paper);border:1px solid var(--line);border-radius:.35rem;padding:.2rem .6rem;cursor:pointer}
details{margin:.5rem 0;border:1px solid var(--line);border-radius:.5rem;padding:0 1rem}
summary{cursor:pointer;padding:.6rem 0;font-weight:600}
.kind{display:inline-block;min-width:6.5rem;color:var(--mark);font-weight:600}
.kind.recalled,.kind.unpublished{color:var(--warn)}
.chart{display:block;height:auto;max-width:none}
.chart text{font:12px system-ui,sans-serif;fill:var(--ink)}
.chart .q0{fill:var(--c0)}.chart .q1{fill:var(--c1)}.chart .q2{fill:var(--c2)}.chart .q3{fill:var(--c3)}.chart .q4{fill:var(--c4)}
.chart.figure{width:min(100%,20rem);margin-bottom:1rem}.chart.figure path{stroke:var(--soft);stroke-width:1.2}.chart.figure path:not([class]){fill:none}.chart.figure .q0{stroke-dasharray:4 3}
.chart .v0{fill:var(--t0)}.chart .v1{fill:var(--t1)}.chart .v2{fill:var(--t2)}.chart .v3{fill:var(--t3)}.chart .v4{fill:var(--t4)}
footer{color:var(--soft);padding-top:2rem;padding-bottom:4rem}
@media (max-width:40rem){header{padding-top:1.5rem}h1{font-size:1.6rem}th,td{padding-right:.5rem}}
@media print{.copy,nav{display:none}pre{max-height:none;white-space:pre-wrap}}
`
