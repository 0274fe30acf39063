/** Types of the launcher's pure parts, for their test; the launcher itself is plain JavaScript that an old Node reads. */
export interface LockFile {
  readonly packages: Readonly<Record<string, LockEntry>>;
}

export interface LockEntry {
  readonly version?: string;
  readonly resolved?: string;
  readonly bin?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export function isModern(version: string): boolean;
export function nodePackage(platform: string, arch: string): string | undefined;
export function programOf(command: string, lockFile: LockFile): string;
