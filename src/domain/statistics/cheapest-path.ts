/** The cheapest way between two nodes over one-way arcs with costs of 0 or more (Dijkstra 1959), or null without a way. */
export interface Arc {
  readonly from: number;
  readonly to: number;
}

export interface Path<A extends Arc> {
  readonly cost: number;
  readonly arcs: readonly A[];
}

export function cheapestPath<A extends Arc>(
  leaving: ReadonlyMap<number, readonly A[]>,
  costOf: (arc: A) => number,
  { start, goal }: { readonly start: number; readonly goal: number },
): Path<A> | null {
  const costs = new Map([[start, 0]]);
  const arrivals = new Map<number, A>();
  const open = new Set([start]);
  for (let node = nearest(open, costs); node !== null; node = nearest(open, costs)) {
    if (node === goal) return { cost: costs.get(goal) ?? 0, arcs: wayBack(arrivals, start, goal) };
    open.delete(node);
    const costHere = costs.get(node) ?? 0;
    for (const arc of leaving.get(node) ?? []) {
      const cost = costHere + costOf(arc);
      if (cost >= (costs.get(arc.to) ?? Infinity)) continue;
      costs.set(arc.to, cost);
      arrivals.set(arc.to, arc);
      open.add(arc.to);
    }
  }
  return null;
}

function nearest(open: ReadonlySet<number>, costs: ReadonlyMap<number, number>): number | null {
  let best: number | null = null;
  let bestCost = Infinity;
  for (const node of open) {
    const cost = costs.get(node) ?? Infinity;
    if (cost < bestCost) [best, bestCost] = [node, cost];
  }
  return best;
}

function wayBack<A extends Arc>(arrivals: ReadonlyMap<number, A>, start: number, goal: number): A[] {
  const arcs: A[] = [];
  for (let node = goal; node !== start;) {
    const arc = arrivals.get(node);
    if (!arc) throw new Error('a reached node was arrived at');
    arcs.unshift(arc);
    node = arc.from;
  }
  return arcs;
}
