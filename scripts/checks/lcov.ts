/** One source file's record in an lcov trace. */
export interface FileCoverage {
  readonly file: string;
  readonly uncovered: readonly number[];
}

/** Reads Hardhat's lcov trace: `SF:` opens a file, `DA:line,count` is a line of code, `end_of_record` closes it. */
export function parseLcov(text: string): FileCoverage[] {
  return [...text.matchAll(/^SF:(.+)\n([^]*?)end_of_record/gm)].map(
    ([, file = "", lines = ""]) => ({
      file: file.trim().replaceAll("\\", "/"),
      uncovered: [...lines.matchAll(/^DA:(\d+),0$/gm)].map(([, line]) => Number(line)),
    }),
  );
}

/** Share of executed statements in per cent for each file, from the table Hardhat prints with `--coverage`. */
export function parseStatements(output: string): Map<string, number> {
  const rows = output.matchAll(/^║ (\S+\.sol) +│ [\d.]+ +│ ([\d.]+) +│/gm);
  return new Map([...rows].map((row) => [(row[1] ?? "").replaceAll("\\", "/"), Number(row[2])]));
}

/** Everything that keeps the files under `folders` from full coverage, one sentence each. */
export function coverageGaps(
  files: readonly FileCoverage[],
  statements: ReadonlyMap<string, number>,
  folders: readonly string[],
): string[] {
  return folders.flatMap((folder) => {
    const inside = files.filter(({ file }) => file.startsWith(`${folder}/`));
    if (inside.length === 0) return [`${folder}: nothing was measured`];
    return inside.flatMap((entry) => fileGaps(entry, statements.get(entry.file)));
  });
}

function fileGaps({ file, uncovered }: FileCoverage, share: number | undefined): string[] {
  if (uncovered.length > 0) return uncovered.map((line) => `${file}:${line} is never executed`);
  if (share === undefined) return [`${file}: no statement figure in Hardhat's report`];
  return share < 100 ? [`${file}: only ${share} % of the statements are executed`] : [];
}
