import type { Hints } from "../../labkit/define.ts";

export const hints: Hints = {
  linked: [
    {
      en: "If one entry on page 1 changes: which fingerprints have to come out differently, and through what?",
      zh: "第 1 页改一笔账，哪些指纹应当随之改变？靠什么改变？",
    },
    {
      en: "Look at two places in scripts/chain.ts: the text that is hashed in `fingerprint`, and the line after `book.push` in `seal`.",
      zh: "看 scripts/chain.ts 中的两处：`fingerprint` 里被哈希的文字，以及 `seal` 中 `book.push` 之后的那一行。",
    },
    {
      en: "The text to hash holds all four: number, nonce, data and previous. When a page has been pushed, the variable previous takes the fingerprint of that page, so that the next page gets it.",
      zh: "被哈希的文字要包含四项：number、nonce、data、previous。一页写入之后，把它的指纹赋给变量 previous，下一页才拿得到。",
    },
    {
      en: 'A similar problem, solved. A train of wagons, each naming the one before:\nlet before = "engine";\nfor (const wagon of ["A", "B"]) {\n  console.log(`${wagon} behind ${before}`); // A behind engine, B behind A\n  before = wagon;\n}',
      zh: '类似问题的解法。一列车厢，每节写明前一节：\nlet before = "车头";\nfor (const wagon of ["A", "B"]) {\n  console.log(`${wagon} 接在 ${before} 之后`); // A 接在车头之后，B 接在 A 之后\n  before = wagon;\n}',
    },
  ],
  classic: [
    {
      en: "What exactly is the text that is hashed for page 1? Say it letter by letter, from its first to its last.",
      zh: "第 1 页被哈希的文字究竟是什么？从头到尾逐字说出来。",
    },
    {
      en: "Only `fingerprint` matters here. For page 1 of the classic book the text begins 1 1 1 3 1 6 and goes on with 64 zeros.",
      zh: "只与 `fingerprint` 有关。经典账本第 1 页的文字以 1 1 1 3 1 6 开头，后面接 64 个零。",
    },
    {
      en: "Join the four values as text with nothing in between: no space, no comma, no new line. A template text between back quotes does that; a plus sign between two numbers adds them instead.",
      zh: "把四个值作为文字直接相连：没有空格、逗号或换行。用反引号的模板文字即可；两个数字之间的加号会变成相加。",
    },
    {
      en: "A similar problem, solved. A seat in a cinema is row and number side by side:\nconst row = 3, seat = 12;\nrow + seat // 15, a sum\n`${row}${seat}` // 312 as text",
      zh: "类似问题的解法。电影票号是排号和座号并排：\nconst row = 3, seat = 12;\nrow + seat // 15，成了求和\n`${row}${seat}` // 文字 312",
    },
  ],
  contents: [
    {
      en: "The classic pages come out right and yours do not. What do your pages have that the classic ones lack?",
      zh: "经典账页算对了，你的却不对。你的账页有什么是经典账页没有的？",
    },
    {
      en: "The comment above `fingerprint` in scripts/chain.ts names the four parts in their order.",
      zh: "scripts/chain.ts 中 `fingerprint` 上方的注释按次序列出了四项。",
    },
    {
      en: "The order is number, nonce, data, previous. With empty data it does not show whether data stands before or after the nonce.",
      zh: "次序是 number、nonce、data、previous。data 为空时，看不出它在 nonce 之前还是之后。",
    },
    {
      en: 'A similar problem, solved. A date is the same figures in an agreed order:\nconst day = 5, month = 1, year = 2026;\n`${year}-${month}-${day}` // "2026-1-5"; `${day}-${month}-${year}` is another text',
      zh: '类似问题的解法。日期是同样的数字按约定次序排列：\nconst day = 5, month = 1, year = 2026;\n`${year}-${month}-${day}` // "2026-1-5"；`${day}-${month}-${year}` 是另一段文字',
    },
  ],
  nonce: [
    {
      en: "Nobody can tell from a nonce what the fingerprint will be. What is left to do then?",
      zh: "没有人能从 nonce 看出指纹会是什么。那么只剩什么办法？",
    },
    {
      en: "Only `findNonce` in scripts/chain.ts matters; it may call `fingerprint`. The beginning of a text is asked for with .startsWith(...).",
      zh: "只与 scripts/chain.ts 中的 `findNonce` 有关，其中可以调用 `fingerprint`。用 .startsWith(...) 判断文字的开头。",
    },
    {
      en: "Begin with a variable at 0. While the fingerprint with this nonce does not begin with the wanted zeros, add one. When the loop ends, the variable is the answer.",
      zh: "设一个变量从 0 开始。只要用它算出的指纹不以所需的零开头，就加一。循环结束时，变量就是答案。",
    },
    {
      en: "A similar problem, solved. The smallest number whose square is above 50:\nlet n = 0;\nwhile (n * n <= 50) n += 1;\nreturn n; // 8",
      zh: "类似问题的解法。平方大于 50 的最小整数：\nlet n = 0;\nwhile (n * n <= 50) n += 1;\nreturn n; // 8",
    },
  ],
  difficulty: [
    {
      en: "How many zeros are asked for in the classic book, and how many in yours? Where does your function learn it?",
      zh: "经典账本要求几个零？你的账本呢？函数从哪里得知？",
    },
    {
      en: "The first line of `findNonce` makes a text of as many zeros as are asked for.",
      zh: "`findNonce` 的第一行已经按要求的个数生成了一串零。",
    },
    {
      en: "Compare with that text and with nothing you typed yourself; and begin to count at 0, because 0 may already be the answer.",
      zh: "与这串零比较，不要自己写死个数；从 0 开始数，因为 0 可能就是答案。",
    },
    {
      en: 'A similar problem, solved. Is a number plate from a given town?\nfunction isFrom(plate: string, town: string) {\n  return plate.startsWith(town); // not startsWith("SH")\n}',
      zh: '类似问题的解法。车牌是否属于给定的城市？\nfunction isFrom(plate: string, town: string) {\n  return plate.startsWith(town); // 而不是 startsWith("沪")\n}',
    },
  ],
  header: [
    {
      en: "Somebody sends you a block and its hash. Which of the two can you work out from the other?",
      zh: "有人发来一个区块和它的哈希。你能由哪一个算出另一个？",
    },
    {
      en: "`headerHash` in scripts/block.ts. Three helpers are imported at the top: one lists the fields, one writes a list down, one hashes.",
      zh: "scripts/block.ts 中的 `headerHash`。文件开头导入了三个辅助函数：一个列出字段，一个把清单编码成字节，一个取哈希。",
    },
    {
      en: "From the inside out: the fields of the header as a list, that list written down as RLP, the result hashed with keccak256. The property hash of the block is not used.",
      zh: "由内向外：先得到区块头的字段清单，再把清单写成 RLP，最后用 keccak256 取哈希。不要用区块的 hash 属性。",
    },
    {
      en: 'A similar problem, solved. The hash of a list of two words:\nimport { encodeRlp, keccak256, toUtf8Bytes } from "ethers";\nconst words = ["tea", "rice"].map((word) => toUtf8Bytes(word));\nconst bytes = encodeRlp(words);\nconst digest = keccak256(bytes);',
      zh: '类似问题的解法。两个词的清单的哈希：\nimport { encodeRlp, keccak256, toUtf8Bytes } from "ethers";\nconst words = ["茶", "米"].map((word) => toUtf8Bytes(word));\nconst bytes = encodeRlp(words);\nconst digest = keccak256(bytes);',
    },
  ],
  proofs: [
    {
      en: "Three questions for every block: whose entries are these, whose hash is this, and who came before? What do you compare in each?",
      zh: "每个区块三个问题：账目是谁的？哈希是谁的？前一个是谁？每个问题比较哪两样东西？",
    },
    {
      en: "`prove` in scripts/block.ts. The helper for the entries is in scripts/header.ts; a block has the properties transactionsRoot, hash and parentHash.",
      zh: "scripts/block.ts 中的 `prove`。核对账目的辅助函数在 scripts/header.ts；区块有 transactionsRoot、hash、parentHash 三个属性。",
    },
    {
      en: "entries: the computed root of the entries is the one in the header. header: the computed hash is the stated one. link: the parent hash is the hash you computed for the block before. At the end the variable before takes the hash you have computed, not the stated one.",
      zh: "entries：算出的账目根等于区块头中的根。header：算出的哈希等于区块上标明的哈希。link：父哈希等于你为前一区块算出的哈希。最后把 before 设为你算出的哈希，而不是区块上标明的哈希。",
    },
    {
      en: "A similar problem, solved. Are receipts numbered without a gap?\nlet last = 0;\nreturn receipts.map((receipt) => {\n  const follows = receipt.number === last + 1;\n  last = receipt.number;\n  return follows;\n});",
      zh: "类似问题的解法。收据编号是否连续？\nlet last = 0;\nreturn receipts.map((receipt) => {\n  const follows = receipt.number === last + 1;\n  last = receipt.number;\n  return follows;\n});",
    },
  ],
  "audit-true": [
    {
      en: "What do you report when every proof holds and your own node agrees?",
      zh: "所有证明都成立、自己的节点也一致时，应当报告什么？",
    },
    {
      en: "The comment above `inspect` in scripts/audit.ts says what to return when there is nothing to find.",
      zh: "scripts/audit.ts 中 `inspect` 上方的注释说明了没有问题时返回什么。",
    },
    {
      en: "Return null when no proof fails and the hash of the last proof is the hash of your own newest block.",
      zh: "没有证明失败，且最后一个证明的哈希等于自己节点最新区块的哈希时，返回 null。",
    },
    {
      en: 'A similar problem, solved. The first product that is out of stock:\nfor (const { name, stock } of shelf) {\n  if (stock === 0) return { name, why: "sold out" };\n}\nreturn null; // everything is there',
      zh: '类似问题的解法。找出第一个缺货的商品：\nfor (const { name, stock } of shelf) {\n  if (stock === 0) return { name, why: "售罄" };\n}\nreturn null; // 货都在',
    },
  ],
  "audit-inside": [
    {
      en: "A copy can be wrong in three ways inside. Do you ask for all three, and for the first block where one shows?",
      zh: "副本内部有三种不符。三种都问到了吗？报告的是最先露出破绽的区块吗？",
    },
    {
      en: "`inspect` in scripts/audit.ts; every proof has the properties number, entries, header and link.",
      zh: "scripts/audit.ts 中的 `inspect`；每个证明有 number、entries、header、link 四个属性。",
    },
    {
      en: "Go through the proofs in order. If entries is false, return its number and the word entries; if header is false, the word header; if link is false, the word link. An exclamation mark turns true into false.",
      zh: "按次序检查证明。entries 为 false 时返回它的编号和 entries；header 为 false 时返回 header；link 为 false 时返回 link。感叹号表示取反。",
    },
    {
      en: 'A similar problem, solved. The first ticket a controller objects to:\nfor (const { seat, stamped, paid } of tickets) {\n  if (!stamped) return { seat, why: "stamp" };\n  if (!paid) return { seat, why: "fare" };\n}',
      zh: '类似问题的解法。检票员最先发现的问题票：\nfor (const { seat, stamped, paid } of tickets) {\n  if (!stamped) return { seat, why: "未检" };\n  if (!paid) return { seat, why: "未付" };\n}',
    },
  ],
  "audit-newest": [
    {
      en: "In this copy everything fits together. What do you know that did not come from the sender?",
      zh: "这份副本处处吻合。有什么是你知道、而不是对方给你的？",
    },
    {
      en: "The variable mine in scripts/audit.ts holds the newest block of your own node. The last element of a list is got with .at(-1).",
      zh: "scripts/audit.ts 中的变量 mine 是自己节点的最新区块。用 .at(-1) 取清单的最后一项。",
    },
    {
      en: "After the loop compare the hash of the last proof with the hash of mine. If they differ, return the number of the last proof and the word newest. Numbers are not enough: a chain made anew is as long.",
      zh: "循环之后，比较最后一个证明的哈希与 mine 的哈希。不同则返回最后一个证明的编号和 newest。只比编号不够：重做的链一样长。",
    },
    {
      en: 'A similar problem, solved. Does the last page of a statement agree with the bank?\nconst end = statement.at(-1);\nif (end?.balance !== bank.balance) return { page: end?.page, why: "balance" };',
      zh: '类似问题的解法。对账单最后一页与银行是否一致？\nconst end = statement.at(-1);\nif (end?.balance !== bank.balance) return { page: end?.page, why: "余额" };',
    },
  ],
  "s5-answer": [
    {
      en: "Which page comes last, and where does its fingerprint stand?",
      zh: "最后一页是哪一页？它的指纹写在哪里？",
    },
    {
      en: 'Run "npx hardhat lab run 01 book" and look at the last line of the table.',
      zh: "运行“npx hardhat lab run 01 book”，看表格的最后一行。",
    },
    {
      en: "Take the column with the fingerprints, the line of the last page, and type its first eight letters.",
      zh: "找到指纹一列、最后一页那一行，输入它的前八位。",
    },
    {
      en: "A similar problem, solved. Of 0000b9015ce2a08b the first eight letters are 0000b901.",
      zh: "类似问题的解法。0000b9015ce2a08b 的前八位是 0000b901。",
    },
  ],
  "s9-answer": [
    {
      en: "If a block changes, which other blocks have its hash written in them?",
      zh: "一个区块变了，哪些区块里写着它的哈希？",
    },
    {
      en: 'Run "npx hardhat lab run 01 real": find the block of the largest payment out, and the newest block.',
      zh: "运行“npx hardhat lab run 01 real”：找到最大一笔支出所在的区块和最新的区块。",
    },
    {
      en: "Its own hash changes, so the next block has to name another parent, which changes the hash of that one, and so on to the newest. Count all of these, the first included.",
      zh: "它自己的哈希变了，下一区块就得写另一个父哈希，于是下一区块的哈希也变，如此直到最新。把它们全部数一遍，包括第一个。",
    },
    {
      en: "A similar problem, solved. In a chain with blocks 0 to 20 somebody changes block 18. He computes 18, 19 and 20 anew: three.",
      zh: "类似问题的解法。链上有第 0 到 20 个区块，有人改了第 18 个。他要重算第 18、19、20 个，共三个。",
    },
  ],
};
