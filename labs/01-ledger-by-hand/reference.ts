import { createHash } from "node:crypto";

/** A page of the book as it was sealed. */
export interface Sealed {
  readonly number: number;
  readonly nonce: number;
  readonly data: string;
  readonly previous: string;
  readonly hash: string;
}

export const NOTHING = "0".repeat(64);

/**
 * The first five pages of the best-known demonstration of a hash chain: no contents, and the smallest nonce that makes
 * the fingerprint begin with four zeros.
 */
export const CLASSIC_ZEROS = 4;
export const CLASSIC: readonly Sealed[] = (
  [
    [11316, "000015783b764259d382017d91a36d206d0600e2cbb3567748f46a33fe9297cf"],
    [35230, "000012fa9b916eb9078f8d98a7864e697ae83ed54f5146bd84452cdafd043c19"],
    [12937, "0000b9015ce2a08b61216ba5a0778545bf4ddd7ceb7bbd85dd8062b29a9140bf"],
    [35990, "0000ae8bbc96cf89c68be6e10a865cc47c6c48a9ebec3c6cad729646cefaef83"],
    [56265, "0000e4b9052fd8aae92a8afda42e2ea0f17972ea67cead67352e74dd6f7d217c"],
  ] as const
).map(([nonce, hash], i, all) => ({
  number: i + 1,
  nonce,
  data: "",
  previous: all[i - 1]?.[1] ?? NOTHING,
  hash,
}));

type Page = Pick<Sealed, "number" | "data"> & { readonly nonce?: number };

/** The book that a student has to get from these pages, worked out in our own way. */
export function bookOf(pages: readonly Page[], zeros: number): Sealed[] {
  const book: Sealed[] = [];
  for (const { number, data, nonce } of pages) {
    const previous = book.at(-1)?.hash ?? NOTHING;
    const sealed = (tried: number): Sealed => {
      const text = [number, tried, data, previous].join("");
      const hash = createHash("sha256").update(text).digest("hex");
      return { number, nonce: tried, data, previous, hash };
    };
    book.push(nonce === undefined ? mined(sealed, zeros) : sealed(nonce));
  }
  return book;
}

function mined(sealed: (nonce: number) => Sealed, zeros: number): Sealed {
  const wanted = "0".repeat(zeros);
  for (let nonce = 0; ; nonce++) {
    const page = sealed(nonce);
    if (page.hash.slice(0, zeros) === wanted) return page;
  }
}
