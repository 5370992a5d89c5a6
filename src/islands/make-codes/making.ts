/** Codes made piece by piece until none is left: how far it is after each piece, and how it ended. */
export interface Piece {
  readonly made: number;
  /** How many are still wanted. */
  readonly left: number;
}
/** `lost`: no reply came; `refused`: there is something to say that only the page itself can say. */
export type Reply = Piece | 'lost' | 'refused';

export interface Progress {
  readonly done: number;
  readonly all: number;
}
export type Ending = 'made' | 'lost' | 'refused';

/** What was made by a piece whose reply was lost is no longer wanted afterwards, so it counts as done. `known` is where an earlier attempt stopped. */
export async function makeInPieces(
  askPiece: () => Promise<Reply>,
  tell: (progress: Progress) => void,
  known: Progress | null = null,
): Promise<Ending> {
  let all = known?.all ?? 0;
  for (;;) {
    const reply = await askPiece();
    if (typeof reply === 'string') return reply;
    all = Math.max(all, reply.made + reply.left);
    tell({ done: all - reply.left, all });
    if (reply.left === 0) return 'made';
    // Nothing more comes of pieces: the page says why.
    if (reply.made === 0) return 'refused';
  }
}
