/** What of an address may be kept or shown: a query or a user could be a token. Empty where it is none. */
export function withoutSecrets(address: string): string {
  if (!URL.canParse(address)) return '';
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}
