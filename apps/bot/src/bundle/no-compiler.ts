/** Stands in for fastify's default schema compilers in the bundle (see build.ts); nobody calls it. */
export default function noCompiler() {
  return () => {
    throw new Error('every schema of the API is zod, and has its own compiler');
  };
}
