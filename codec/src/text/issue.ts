/** Something in received octets that was read, but not as it should have been. */
export interface TextIssue {
  /** A word for programs: `lone_surrogate`, `udh_length`. */
  readonly code: string;
  /** Octets from the start of what was read. */
  readonly offset: number;
  /** What was found, and what was expected. */
  readonly message: string;
}

/** Two digits or more, as a reader of octets expects them: `0x1b`. */
export function hex(value: number): string {
  return `0x${value.toString(16).padStart(2, '0')}`;
}

/** A code point as people look it up: `U+20AC`. */
export function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}
