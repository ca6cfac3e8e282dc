/** Octets to start from, and what they are. */
export interface Seed {
  readonly name: string;
  readonly hex: string;
}
