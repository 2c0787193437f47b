import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

export interface WebClientBuild {
  /** Emptied first. Serve it at `/`, with `index.html` for every path that is no file. */
  outDir: string;
  minify: boolean;
}

const here = fileURLToPath(new URL('.', import.meta.url));

/** zod carries its sentences in fifty languages; none of them is ever shown here. */
const withoutZodLocales: Plugin = {
  name: 'without-zod-locales',
  setup: ({ onLoad }) => {
    onLoad({ filter: /zod\/v4\/locales\/index\.js$/ }, () => ({ contents: 'export {};' }));
  },
};

/**
 * Builds the web client: `index.html` and, in `assets/`, files whose names carry a hash of what is in
 * them, so they may be cached for good. Nothing is loaded from anywhere else.
 */
export async function buildWebClient({ outDir, minify }: WebClientBuild): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: { main: join(here, 'src/main.tsx'), theme: join(here, 'src/theme-boot.ts') },
    outdir: join(outDir, 'assets'),
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: '/assets',
    bundle: true,
    minify,
    sourcemap: !minify,
    format: 'esm',
    target: ['chrome110', 'firefox115', 'safari16.4'],
    jsx: 'automatic',
    loader: { '.woff2': 'file', '.svg': 'file' },
    define: { 'process.env.NODE_ENV': minify ? '"production"' : '"development"' },
    plugins: [withoutZodLocales],
    metafile: true,
    logLevel: 'silent',
  });

  const built = Object.keys(metafile.outputs).map((file) => basename(file));
  const asset = (pattern: RegExp) => {
    const found = built.find((name) => pattern.test(name));
    if (!found) throw new Error(`The web client's build lacks ${pattern}`);
    return `/${relative(outDir, join(outDir, 'assets', found))}`;
  };
  const html = (await readFile(join(here, 'index.html'), 'utf8'))
    .replace('%STYLE%', asset(/^main-.*\.css$/))
    .replace('%MAIN%', asset(/^main-.*\.js$/))
    .replace('%THEME%', asset(/^theme-.*\.js$/))
    .replace('%ICON%', '/assets/icon.svg');
  await mkdir(join(outDir, 'assets'), { recursive: true });
  await writeFile(join(outDir, 'assets/icon.svg'), await readFile(join(here, 'icon.svg')));
  await writeFile(join(outDir, 'index.html'), html);
}
