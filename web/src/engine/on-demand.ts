/** A part of the engine that is loaded when somebody first calls a method of it: nothing before the first bind waits for it. */
export function onDemand<Api extends object>(load: () => Promise<Api>): Api {
  let part: Promise<Api> | undefined;
  return new Proxy({} as Api, {
    get:
      (_, name) =>
      async (...given: unknown[]) => {
        part ??= load();
        const loaded = await part;
        return (loaded[name as keyof Api] as (...given: unknown[]) => unknown).apply(loaded, given);
      },
  });
}
