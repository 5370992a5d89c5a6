/** The cheapest way between two nodes over one-way arcs with costs of 0 or more (Dijkstra 1959), or null without a way. */
export interface Arc {
  readonly from: number;
  readonly to: number;
}

export interface Path<A extends Arc> {
  readonly cost: number;
  readonly arcs: readonly A[];
}

/** Nodes are small whole numbers; `leaving[node]` holds the arcs that begin there. */
export function cheapestPath<A extends Arc>(
  leaving: readonly (readonly A[])[],
  costOf: (arc: A) => number,
  { start, goal }: { readonly start: number; readonly goal: number },
): Path<A> | null {
  const costs = new Float64Array(leaving.length).fill(Infinity);
  const arrivals = new Array<A | undefined>(leaving.length);
  const open = new Set([start]);
  costs[start] = 0;
  for (let node = nearest(open, costs); node !== null; node = nearest(open, costs)) {
    const costHere = costs[node] ?? Infinity;
    if (node === goal) return { cost: costHere, arcs: wayBack(arrivals, start, goal) };
    open.delete(node);
    for (const arc of leaving[node] ?? []) {
      const cost = costHere + costOf(arc);
      if (cost >= (costs[arc.to] ?? 0)) continue;
      costs[arc.to] = cost;
      arrivals[arc.to] = arc;
      open.add(arc.to);
    }
  }
  return null;
}

function nearest(open: ReadonlySet<number>, costs: Float64Array): number | null {
  let best: number | null = null;
  let bestCost = Infinity;
  for (const node of open) {
    const cost = costs[node] ?? Infinity;
    if (cost >= bestCost) continue;
    best = node;
    bestCost = cost;
  }
  return best;
}

function wayBack<A extends Arc>(arrivals: readonly (A | undefined)[], start: number, goal: number): A[] {
  const arcs: A[] = [];
  for (let node = goal; node !== start;) {
    const arc = arrivals[node];
    if (!arc) throw new Error('a reached node was arrived at');
    arcs.unshift(arc);
    node = arc.from;
  }
  return arcs;
}
