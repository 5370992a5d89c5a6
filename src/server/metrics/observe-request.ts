/** Tells how long a request took until its answer was sent or its sender was gone, by the page it asked for. */
import type { IncomingMessage, ServerResponse } from 'node:http';

import { isObserved, observer } from './observer.ts';

/** Handed to the page as its locals: the middleware writes the pattern of the route here. */
export interface RouteOfRequest {
  route?: string;
  /** The sub-district whose page was shown, where it is one's: for the counts of openings. */
  shownArea?: string;
}

export function observeRequest(request: IncomingMessage, response: ServerResponse): RouteOfRequest {
  const rendered: RouteOfRequest = {};
  if (!isObserved()) return rendered;
  const began = performance.now();
  response.once('close', () => {
    observer().request({
      // What no page rendered was a file of the build.
      route: rendered.route ?? 'file',
      method: request.method ?? '',
      status: response.statusCode,
      seconds: (performance.now() - began) / 1000,
    });
  });
  return rendered;
}
