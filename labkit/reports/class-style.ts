/** The looks of the class page, on a screen and on A4 paper. */
export const STYLE = `
:root { color-scheme: light; font: 14px/1.45 system-ui, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
body { margin: 1.5rem auto; max-width: 92rem; padding: 0 1rem; color: #1a1a1a; background: #fff; }
#en:checked ~ main [lang="zh-CN"], #zh:checked ~ main [lang="en"] { display: none; }
label { margin: 0 1rem 0 .25rem; }
h1 { font-size: 1.5rem; margin: 1rem 0 .25rem; }
h1 small { color: #595959; font-weight: normal; font-size: .9rem; }
h2 { font-size: 1.1rem; margin: 1.75rem 0 .5rem; }
.legend { color: #404040; white-space: pre-wrap; margin: 0 0 .5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #b3b3b3; padding: .25rem .5rem; text-align: left; vertical-align: top; overflow-wrap: break-word; }
.name { overflow-wrap: anywhere; min-width: 6.5rem; }
.whole { white-space: nowrap; }
.stuck { min-width: 13rem; }
section { overflow-x: auto; }
thead th, tfoot td, tfoot th { background: #f0f0f0; }
thead small { display: block; font-weight: normal; color: #404040; }
.heat td { font-variant-numeric: tabular-nums; }
.full { background: #c8e6cf; }
.part { background: #ffeeba; }
.none { background: #f8cfc9; }
.idle { background: #ececec; }
@page { size: A4 landscape; margin: 12mm; }
@media print {
  :root { font-size: 11px; }
  body { margin: 0; max-width: none; padding: 0 1px; }
  body > input, body > label { display: none; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  section { overflow: visible; }
  tr, h2 { break-inside: avoid; }
  h2 { break-after: avoid; }
  td, th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
