import { CsvError, parse } from "csv-parse/sync";

import { dayNumber, isoDay } from "../../input/calendar.ts";
import { badInput } from "../../input/bad-input.ts";
import { tenthsOf } from "../../input/tenths.ts";
import { readText } from "../../input/text-file.ts";

/** Measured columns: millimetres of rain, degrees Celsius, metres a second. */
export const WEATHER_COLUMNS = ["precipitation", "temp_max", "temp_min", "wind"] as const;
export type WeatherColumn = (typeof WEATHER_COLUMNS)[number];

/** One day at one place: its date, YYYY-MM-DD, and its readings in tenths of the unit of their column. */
export type DailyWeather = Readonly<Record<WeatherColumn, number>> & { readonly date: string };

/** What each column can hold, in tenths; outside lie the -9999 and 999.9 with which stations mark a missing value. */
const RANGES: Readonly<Record<WeatherColumn, readonly [min: number, max: number]>> = {
  precipitation: [0, 20_000],
  temp_max: [-1_000, 700],
  temp_min: [-1_000, 700],
  wind: [0, 2_000],
};

/** A line of the file: its number and its fields in the order of the header. */
interface Row {
  readonly line: number;
  readonly fields: readonly string[];
}

interface Table {
  readonly path: string;
  readonly header: Row;
  readonly rows: readonly Row[];
}

/** A day and the line that reports it. */
interface LocatedDay {
  readonly line: number;
  readonly number: number;
  readonly weather: DailyWeather;
}

/**
 * Reads the daily weather of one place from a CSV file.
 * @param path File with the columns date, precipitation, temp_max, temp_min and wind in any order, and others.
 * @param location Place to select when the file has a column `location`; only a label when it has none.
 * @returns Days in order of date, each exactly once, with no day missing in between.
 * @throws Stop (2) that names file, line and cause.
 */
export function readWeather(path: string, location?: string): DailyWeather[] {
  const table = readTable(path);
  for (const column of ["date", ...WEATHER_COLUMNS]) requireColumn(table, column);
  const days = select(table, location).map((row) => readDay(table, row));
  days.sort((a, b) => a.number - b.number || a.line - b.line);
  requireEveryDayOnce(path, days);
  return days.map((day) => day.weather);
}

function readTable(path: string): Table {
  const [header, ...rows] = parseRows(path, readText(path));
  if (header === undefined || rows.length === 0) {
    throw badInput(path, undefined, {
      en: "the file has a header but no days; add a row for each day.",
      zh: "文件只有表头，没有数据，请为每天添加一行。",
    });
  }
  for (const { line, fields } of rows) {
    if (fields.length === header.fields.length) continue;
    throw badInput(path, line, {
      en: `this line has ${fields.length} fields, but the header has ${header.fields.length}.`,
      zh: `本行有 ${fields.length} 个字段，而表头有 ${header.fields.length} 个。`,
    });
  }
  return { path, header, rows };
}

function parseRows(path: string, text: string): Row[] {
  const lines: number[] = [];
  try {
    const records = parse(text, {
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (fields: string[], { lines: line }) => {
        lines.push(line);
        return fields;
      },
    });
    return records.map((fields, i) => ({ line: lines[i] ?? 0, fields }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw badInput(path, Number(error["lines"]), {
      en: "this is not CSV: a quotation mark stands where none may stand, or is not closed.",
      zh: "不是 CSV：引号的位置不对，或引号没有闭合。",
    });
  }
}

function requireColumn({ path, header }: Table, column: string): void {
  const found = header.fields.filter((name) => name === column).length;
  if (found === 1) return;
  const names = header.fields.join(", ");
  throw badInput(
    path,
    header.line,
    found === 0
      ? {
          en: `column ${column} is missing; add it to the header, which has ${names}.`,
          zh: `缺少 ${column} 列，请补上；表头现有：${names}。`,
        }
      : {
          en: `column ${column} appears ${found} times; keep one.`,
          zh: `${column} 列出现了 ${found} 次，请只保留一列。`,
        },
  );
}

function fieldOf({ header }: Table, row: Row, column: string): string {
  return row.fields[header.fields.indexOf(column)] ?? "";
}

/** Only the rows of the place asked for are read further: what is wrong elsewhere does not touch its insurance. */
function select(table: Table, location: string | undefined): readonly Row[] {
  if (!table.header.fields.includes("location")) return table.rows;
  requireColumn(table, "location");
  const known = [...new Set(table.rows.map((row) => fieldOf(table, row, "location")))];
  const wanted = location ?? (known.length === 1 ? known[0] : undefined);
  const names = known.join(", ");
  if (wanted === undefined) {
    throw badInput(table.path, undefined, {
      en: `the file has several locations; choose one with --location: ${names}.`,
      zh: `文件含有多个地点，请用 --location 选择其一：${names}。`,
    });
  }
  if (!known.includes(wanted)) {
    throw badInput(table.path, undefined, {
      en: `the file has no location "${wanted}"; it has ${names}.`,
      zh: `文件中没有地点“${wanted}”；现有：${names}。`,
    });
  }
  return table.rows.filter((row) => fieldOf(table, row, "location") === wanted);
}

function readDay(table: Table, row: Row): LocatedDay {
  const date = fieldOf(table, row, "date");
  const number = dayNumber(date);
  if (number === undefined) {
    throw badInput(table.path, row.line, {
      en: `"${date}" is not a date of the form YYYY-MM-DD.`,
      zh: `“${date}”不是 YYYY-MM-DD 形式的日期。`,
    });
  }
  const reading = (column: WeatherColumn): number => readReading(table, row, column);
  const weather = {
    date,
    precipitation: reading("precipitation"),
    temp_max: reading("temp_max"),
    temp_min: reading("temp_min"),
    wind: reading("wind"),
  };
  return { line: row.line, number, weather };
}

function readReading(table: Table, row: Row, column: WeatherColumn): number {
  const text = fieldOf(table, row, column);
  const tenths = tenthsOf(text);
  if (typeof tenths !== "number") {
    throw badInput(table.path, row.line, {
      en: `${column} ${tenths.en}`,
      zh: `${column} ${tenths.zh}`,
    });
  }
  const [min, max] = RANGES[column];
  if (tenths >= min && tenths <= max) return tenths;
  throw badInput(table.path, row.line, {
    en: `${column} is ${text}, outside ${min / 10} to ${max / 10}, perhaps a mark for a missing value; every day needs a reading.`,
    zh: `${column} 为 ${text}，超出 ${min / 10} 至 ${max / 10} 的范围，可能是缺测标记；每天都须有读数。`,
  });
}

function requireEveryDayOnce(path: string, days: readonly LocatedDay[]): void {
  let before: LocatedDay | undefined;
  for (const day of days) {
    if (before !== undefined) requireNextDay(path, before, day);
    before = day;
  }
}

function requireNextDay(path: string, before: LocatedDay, day: LocatedDay): void {
  if (day.number === before.number + 1) return;
  const { date } = day.weather;
  if (day.number === before.number) {
    throw badInput(path, day.line, {
      en: `${date} is repeated; line ${before.line} has it already, delete one of them.`,
      zh: `${date} 重复，第 ${before.line} 行已有这一天，请删去其中一行。`,
    });
  }
  const missing = isoDay(before.number + 1);
  const count = day.number - before.number - 1;
  throw badInput(path, day.line, {
    en: `${missing} is missing before ${date} (days missing here: ${count}); every day needs a row.`,
    zh: `${date} 之前缺少 ${missing}（此处共缺 ${count} 天）；每天都须有一行。`,
  });
}
