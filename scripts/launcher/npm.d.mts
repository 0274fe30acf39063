export function cleanEnv(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined>;
export function installAdvice(output: string): string;
