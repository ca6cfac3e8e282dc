/** Hands a text or octets to the reader as a file. */
export function save(name: string, type: string, ...parts: BlobPart[]): void {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it up by the end of this turn.
  setTimeout(() => URL.revokeObjectURL(url));
}
