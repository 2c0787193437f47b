const quietMs = 1500;
const plainEveryMs = 5000;

/**
 * Tells a waiting person that work goes on: on a terminal one line of text with the seconds, elsewhere
 * a line every five seconds. Work of less than a second and a half says nothing at all.
 */
export function progressLine(label: string, out: NodeJS.WriteStream = process.stdout) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  let shown = false;
  const show = () => {
    if (Date.now() - started < quietMs) return;
    shown = true;
    out.write(out.isTTY ? `\r\u001b[2K${label}… ${seconds()} s` : `${label}… ${seconds()} s\n`);
  };
  const first = setTimeout(show, quietMs);
  const timer = setInterval(show, out.isTTY ? 1000 : plainEveryMs);
  return {
    stop() {
      clearTimeout(first);
      clearInterval(timer);
      if (shown) out.write(`${out.isTTY ? '\r\u001b[2K' : ''}${label}: done in ${seconds()} s\n`);
    },
  };
}
