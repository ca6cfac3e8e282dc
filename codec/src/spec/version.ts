/** The versions of SMPP this codec speaks. 3.4 is what nearly every peer binds with. */
export const VERSIONS = ['3.3', '3.4', '5.0'] as const;
/** A version of SMPP by its number. */
export type Version = (typeof VERSIONS)[number];

/** A fact that holds in all versions, or one by version. A version left out has the fact of the one before it. */
export type ByVersion<T> = T | { readonly [V in Version]?: T };

/** The versions from `first` on: `since('3.4')` is `['3.4', '5.0']`. */
export function since(first: Version): readonly Version[] {
  return VERSIONS.slice(VERSIONS.indexOf(first));
}

/** A fact as it holds in one version; undefined where that version is before the first that has it. */
export function inVersion<T extends number | string | readonly unknown[]>(
  fact: ByVersion<T>,
  version: Version,
): T | undefined {
  if (typeof fact !== 'object' || Array.isArray(fact)) return fact as T;
  const facts = fact as { readonly [V in Version]?: T };
  const known = VERSIONS.slice(0, VERSIONS.indexOf(version) + 1).findLast((earlier) => facts[earlier] !== undefined);
  return known && facts[known];
}

/** interface_version to version. Anything below 0x34 counts as 3.3, anything from 0x50 on as 5.0 (SMPP 5.0, 4.7.13). */
export function versionOf(interface_version: number): Version {
  if (interface_version < 0x34) return '3.3';
  return interface_version < 0x50 ? '3.4' : '5.0';
}

/** The interface_version octet that announces a version. */
export const INTERFACE_VERSIONS: Readonly<Record<Version, number>> = { '3.3': 0x33, '3.4': 0x34, '5.0': 0x50 };
