import type { Instrumentation } from 'next';

/** Next calls this once, before the first request. Everything it does needs Node. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') await import('./instrumentation-node.ts');
}

/** A bug while a page was made: logged under the reference that the page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { log } = await import('./lib/log.ts');
  const reference = (error as { digest?: string }).digest;
  const where = { reference, route: context.routePath, method: request.method };
  log().error({ err: error, ...where }, `Something broke (reference ${reference})`);
};
