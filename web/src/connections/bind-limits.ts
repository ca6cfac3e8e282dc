import type { BindMode } from '@smpp-web/session';

export const MODES: readonly BindMode[] = ['transceiver', 'transmitter', 'receiver'];

/** What the fields of a bind may hold: characters without the NUL (SMPP 5.0, 4.7), numbers from and to. */
export const LIMITS = {
  /** SMPP 5.0, 4.7.30. */
  system_id: 15,
  /** The specification has 8; some operators hand out longer ones. */
  password: 64,
  system_type: 12,
  addr_ton: { min: 0, max: 255 },
  addr_npi: { min: 0, max: 255 },
  address_range: 40,
  windowSize: { min: 1, max: 10_000 },
  /** A day; 0 is never. */
  enquireLinkMs: { min: 0, max: 86_400_000 },
  responseTimeoutMs: { min: 100, max: 3_600_000 },
} as const;
