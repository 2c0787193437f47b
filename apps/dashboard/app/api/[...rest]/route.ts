import { refuse } from '@fns/contracts/errors';
import { refusalResponse } from '@/lib/responses.ts';

/** Public: addresses that no other route answers. */
function nothingHere(): Response {
  return refusalResponse(refuse('route_not_found'));
}

export {
  nothingHere as DELETE,
  nothingHere as GET,
  nothingHere as PATCH,
  nothingHere as POST,
  nothingHere as PUT,
};
