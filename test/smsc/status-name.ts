import { StatusError } from '@smpp-web/session';

/** The name of the command_status that a request is refused with; `ESME_ROK` when it is not. */
export async function statusNameOf(answer: Promise<unknown>): Promise<string> {
  try {
    await answer;
    return 'ESME_ROK';
  } catch (error) {
    if (error instanceof StatusError) return error.statusName;
    throw error;
  }
}
