/**
 * lite tells the database ten things about each request, one statement after the other, and waits for each. They hold for the
 * transaction alone and answer nothing, so they go out without waiting. One that fails has ended the transaction for the database:
 * whatever comes next fails as well, and says why.
 */
export type Send<Rows> = (text: string, parameters?: never[]) => Promise<Rows>;

const setting = /^select set_config\('[\w.]+', (?:\$1|''), true\)$/i;

export function settingsAhead<Rows>(send: Send<Rows>, nothing: Rows): Send<Rows> {
  let failure: unknown = null;
  return async (text, parameters) => {
    const sent = send(text, parameters).catch((cause: unknown) => {
      failure ??= cause;
      throw failure;
    });
    if (!setting.test(text)) return sent;
    sent.catch(() => undefined);
    return nothing;
  };
}
