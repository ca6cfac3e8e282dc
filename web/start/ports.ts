import { createServer } from 'node:net';

/** Throws one message that names each port that is taken and the flag to choose another. */
export async function assertPortsFree(
  wanted: readonly { readonly port: number; readonly flag: string }[],
): Promise<void> {
  const problems: string[] = [];
  for (const { port, flag } of wanted) {
    const problem = await problemOf(port);
    if (problem) problems.push(`Port ${port} ${problem}: choose another with  npm start -- ${flag} <number>`);
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/** Whether a port can be had. */
export async function isFree(port: number): Promise<boolean> {
  return (await problemOf(port)) === undefined;
}

function problemOf(port: number): Promise<string | undefined> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return Promise.resolve('is no port from 1 to 65535');
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'EADDRINUSE' ? 'is taken' : `cannot be had (${error.code})`);
    });
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)));
  });
}
