/** An object without the members that are undefined: those that are left to their defaults. */
export function defined<T extends object>(object: { readonly [Name in keyof T]?: T[Name] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Partial<T>;
}
