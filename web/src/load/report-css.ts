/** The sheet of a report: light or dark as the reader has it, and fit for paper. */
export const reportCss = `
:root { color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif; color: light-dark(#171c24, #e7eaef); background: light-dark(#fff, #14181e); }
main { max-width: 1180px; margin: 0 auto; padding: 24px 16px; }
h1 { font-size: 20px; margin: 0 0 4px; }
h2 { font-size: 15px; margin: 28px 0 8px; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 10px 16px; margin: 12px 0; }
dt, .muted, figcaption { font-size: 12px; color: light-dark(#56606e, #9ba6b5); }
dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 480px), 1fr)); gap: 20px; }
figure { margin: 0; }
svg { display: block; width: 100%; height: auto; }
svg text { font: 11px system-ui, sans-serif; fill: light-dark(#56606e, #9ba6b5); }
path { fill: none; }
.grid { stroke: light-dark(#e2e5ea, #262c36); }
.line { stroke-width: 1.5; }
.out { stroke: light-dark(#5b3fc4, #b9a6ff); } .in { stroke: light-dark(#0b6e70, #5fcfca); } .accent { stroke: light-dark(#2b55d4, #8fb0ff); }
.warn { stroke: light-dark(#7d5200, #e6b453); } .bad { stroke: light-dark(#b3223a, #ff8f9d); } .muted { stroke: light-dark(#56606e, #9ba6b5); }
table { border-collapse: collapse; font-size: 13px; }
th, td { padding: 3px 14px 3px 0; border-bottom: 1px solid light-dark(#e2e5ea, #262c36); text-align: left; font-weight: 400; }
td { font-variant-numeric: tabular-nums; }
.words { overflow-wrap: anywhere; }
@media print { main { padding: 0; } figure { break-inside: avoid; } }
`;
