import { SessionError, StatusError } from '@smpp-web/session';

/** What has become of a request that was not accepted. */
export interface Refusal {
  /** `unknown`: it was sent, and nobody knows whether it was accepted. */
  readonly outcome: 'rejected' | 'unknown' | 'not_sent';
  /** What the message centre said, where it did. */
  readonly command_status?: number;
  readonly problem: string;
}

/** Reads the error of a request. */
export function refusalOf(error: unknown): Refusal {
  const problem = error instanceof Error ? error.message : String(error);
  if (error instanceof StatusError) return { outcome: 'rejected', command_status: error.command_status, problem };
  const isUnknown = error instanceof SessionError && error.outcome === 'unknown';
  return { outcome: isUnknown ? 'unknown' : 'not_sent', problem };
}
