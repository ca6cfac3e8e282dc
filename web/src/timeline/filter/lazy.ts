/** The language of filters, loaded when the first filter is written or the first row is coloured: not before the first bind. */
type Filters = typeof import('./index.ts');

let loaded: Filters | undefined;
let loading: Promise<Filters> | undefined;

/** The language, if it is there already. */
export function filters(): Filters | undefined {
  return loaded;
}

/** Has the language loaded. Rejects where it cannot be had now; asking again tries again. */
export function loadFilters(): Promise<Filters> {
  loading ??= import('./index.ts').then(
    (module) => {
      loaded = module;
      return module;
    },
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}
