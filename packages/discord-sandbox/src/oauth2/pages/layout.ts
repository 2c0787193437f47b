import { Html, html } from '../html.ts';

/** A whole page: one card in the middle. Nothing in it comes from elsewhere. */
export function layout(title: string, content: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${new Html(css)}</style>
</head>
<body>
<main>${content}</main>
<footer>Local Discord sandbox: no account, no password, nothing leaves this machine.</footer>
</body>
</html>
`.text;
}

const css = `
:root { color-scheme: dark; --back: #1e1f22; --card: #313338; --inset: #2b2d31; --line: #4a4c52;
  --text: #f2f3f5; --soft: #b5bac1; --brand: #5865f2; --brand-over: #4752c4; --on-brand: #fff;
  --link: #00a8fc; --good: #3ba55d; --hover: #3f4147; }
@media (prefers-color-scheme: light) {
  :root { color-scheme: light; --back: #e3e5e8; --card: #fff; --inset: #f2f3f5; --line: #c4c9ce;
    --text: #060607; --soft: #4e5058; --link: #0062a8; --good: #1f7a3f; --hover: #e3e5e8; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100dvh; display: grid; grid-template-rows: 1fr auto; justify-items: center;
  align-items: center; gap: 16px; padding: 16px; background: var(--back); color: var(--text);
  font: 16px/1.4 "gg sans", "Noto Sans", "Helvetica Neue", Helvetica, Arial, sans-serif; }
main { width: 100%; max-width: 480px; background: var(--card); border-radius: 8px; overflow: hidden;
  box-shadow: 0 2px 10px rgb(0 0 0 / 25%); }
footer { color: var(--soft); font-size: 13px; text-align: center; }
h1 { margin: 12px 0 4px; font-size: 20px; line-height: 1.25; text-align: center; font-weight: 600;
  overflow-wrap: anywhere; }
h2 { margin: 0 0 8px; font-size: 12px; font-weight: 700; letter-spacing: .02em; color: var(--soft);
  text-transform: uppercase; }
p { margin: 0; } a { color: var(--link); }
.head { padding: 28px 24px 16px; } .part { padding: 16px 24px; border-top: 1px solid var(--line); }
.icons { display: flex; justify-content: center; align-items: center; gap: 12px; }
.icons img, .icons .letter { width: 72px; height: 72px; border-radius: 50%; }
.letter { display: grid; place-items: center; background: var(--brand); color: var(--on-brand);
  font-weight: 600; font-size: 28px; }
.dots { color: var(--soft); letter-spacing: 3px; }
.soft { color: var(--soft); font-size: 14px; } .center { text-align: center; }
ul { list-style: none; margin: 0; padding: 0; }
.scopes li { display: flex; gap: 12px; padding: 8px 0; align-items: flex-start; }
.scopes svg { flex: none; margin-top: 1px; color: var(--good); }
.people { max-height: min(50dvh, 420px); overflow-y: auto; margin: 0 -8px; }
.people button { width: 100%; display: flex; align-items: center; gap: 12px; padding: 8px; border: 0;
  border-radius: 6px; background: none; color: inherit; font: inherit; text-align: left; cursor: pointer; }
.people button:hover { background: var(--hover); }
.people img { width: 40px; height: 40px; border-radius: 50%; flex: none; }
.people span { min-width: 0; overflow-wrap: anywhere; } .people b { display: block; font-weight: 600; }
.actions { display: flex; justify-content: space-between; gap: 12px; padding: 16px 24px;
  background: var(--inset); }
.actions button { min-height: 44px; padding: 2px 24px; border: 0; border-radius: 4px; font: inherit;
  font-weight: 500; cursor: pointer; background: none; color: var(--text); }
.actions button:hover { text-decoration: underline; }
.actions .main { background: var(--brand); color: var(--on-brand); }
.actions .main:hover { background: var(--brand-over); text-decoration: none; }
.link { padding: 0; border: 0; background: none; color: var(--link); font: inherit; cursor: pointer;
  text-decoration: underline; }
label.field { display: block; } select { width: 100%; min-height: 44px; padding: 8px; font: inherit;
  border-radius: 4px; border: 1px solid var(--line); background: var(--inset); color: var(--text); }
.checks { display: grid; grid-template-columns: repeat(auto-fill, minmax(190px, 1fr)); gap: 4px 12px;
  margin: 0; border-width: 1px 0 0; }
.checks legend { float: left; width: 100%; padding: 0; grid-column: 1 / -1; }
.checks label { display: flex; gap: 8px; align-items: center; min-height: 32px; }
input[type=checkbox] { width: 18px; height: 18px; accent-color: var(--brand); flex: none; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
@media (max-width: 520px) {
  body { padding: 0; align-items: start; } main { border-radius: 0; box-shadow: none; }
  footer { padding: 0 16px 16px; } .people { max-height: none; } .actions { flex-direction: column-reverse; }
}
`;
