/** Of the report page. */
export const style = `
body { margin: 0; background: #f6f8fa; color: #1f2328; font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 1020px; margin: 0 auto; padding: 24px; background: #fff; }
h1 small { font-weight: normal; font-size: 60%; color: #57606a; }
h2 { margin-top: 32px; border-bottom: 1px solid #d0d7de; }
.verdict { padding: 10px 14px; border-left: 6px solid; font-weight: 600; }
.good { border-color: #2b8a3e; background: #ebfbee; }
.bad { border-color: #c92a2a; background: #fff5f5; }
table { border-collapse: collapse; }
td, th { padding: 3px 14px 3px 0; text-align: left; border-bottom: 1px solid #eaeef2; vertical-align: top; }
tr.failed td { background: #fff5f5; font-weight: 600; }
figure { margin: 18px 0 6px; }
figcaption small { color: #57606a; }
.legend { margin: 2px 0; font-size: 13px; }
.legend span { margin-right: 16px; }
.legend i { display: inline-block; width: 12px; height: 3px; margin-right: 5px; vertical-align: middle; }
svg { display: block; width: 100%; height: auto; }
svg text { font: 11px system-ui, sans-serif; fill: #57606a; }
svg .value { text-anchor: end; }
svg .time { text-anchor: middle; }
svg .grid { stroke: #eaeef2; }
svg .fault { fill: #ffd8a8; opacity: .55; }
svg .bar { fill: #e8590c; }
svg .bar.bad { fill: #c92a2a; stroke: #000; }
details { margin: 6px 0; }
code { font-size: 13px; }
`;
