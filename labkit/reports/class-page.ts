import type { Language } from "../../scripts/language/text.ts";
import type { LoadedLab } from "../engine/labs.ts";
import type { Graded, Row } from "../grading/graded.ts";
import type { ClassFigures, StepScore } from "./figures.ts";
import type { Html } from "./html.ts";

import { firstFailure } from "../engine/result.ts";
import { isGraded } from "../grading/graded.ts";
import { STYLE } from "./class-style.ts";
import { LABELS as L, countsOf } from "./class-texts.ts";
import { callOf, figuresOf, stepScores } from "./figures.ts";
import { both, html } from "./html.ts";

/**
 * A class in one file: who is where, what stops whom, what is misunderstood. It needs no other file, runs no script and
 * allows none, and shows both languages.
 * @param language the one it begins with
 */
export function classPage(loaded: LoadedLab, rows: readonly Row[], language: Language): string {
  const figures = figuresOf(rows);
  const checked = (one: Language) => (one === language ? { markup: " checked" } : "");
  const { title, version } = loaded.lab;
  const number = loaded.lab.id.slice(0, 2);
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <title>${number} ${language === "en" ? title.en : title.zh}</title>
        <style>
          ${{ markup: STYLE }}
        </style>
      </head>
      <body>
        <input type="radio" name="language" id="en" ${checked("en")} /><label for="en"
          >English</label
        >
        <input type="radio" name="language" id="zh" ${checked("zh-CN")} /><label for="zh"
          >中文</label
        >
        <main>
          <h1>${both(L.lab)} ${number} ${both(title)} <small>${version}</small></h1>
          <p>${both(countsOf(rows, figures))}</p>
          ${heatMap(loaded, rows, figures)} ${blockers(figures)} ${misconceptions(figures)}
          ${hints(loaded, figures)} ${flags(figures.graded)} ${errors(rows)}
        </main>
      </body>
    </html> `;
  return page.markup;
}

function heatMap(loaded: LoadedLab, rows: readonly Row[], figures: ClassFigures): Html {
  const { steps, max, mean } = figures;
  const titles = new Map(loaded.lab.steps.map(({ id, title }) => [id, title]));
  const heads = steps.map(
    ({ id }) => html`<th scope="col">${id}<small>${both(titles.get(id) ?? L.step)}</small></th>`,
  );
  const means = steps.map(
    (step) => html`<td class="whole">${step.mean.toFixed(1)}/${step.max}</td>`,
  );
  return html`<section>
    <h2>${both(L.heatMap)}</h2>
    <p class="legend">${both(L.legend)}</p>
    <table class="heat">
      <thead>
        <tr>
          <th scope="col">${both(L.number)}</th>
          <th scope="col">${both(L.name)}</th>
          <th scope="col">${both(L.points)}</th>
          ${heads}
          <th scope="col">${both(L.stuckAt)}</th>
          <th scope="col">${both(L.hints)}</th>
          <th scope="col">${both(L.shown)}</th>
          <th scope="col">${both(L.flags)}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => studentRow(row, steps.length))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colspan="2">${both(L.mean)}</th>
          <td class="whole">${mean.toFixed(1)}/${max}</td>
          ${means}
          <td colspan="4"></td>
        </tr>
      </tfoot>
    </table>
  </section>`;
}

function studentRow(row: Row, steps: number): Html {
  const who = html`<th scope="row" class="name">${callOf(row)}</th>
    <td class="name">${row.student.name}</td>`;
  if (!isGraded(row)) {
    return html`<tr>
      ${who}
      <td>-</td>
      <td colspan="${steps + 4}">${both(row.error)}</td>
    </tr>`;
  }
  const { score, hints: taken, shown, integrity } = row;
  const failure = firstFailure(row);
  const stuck = failure === undefined ? html`-` : both(failure.title);
  const flagged = integrity.flags.length;
  return html`<tr>
    ${who}
    <td class="whole">${score.got}/${score.max}</td>
    ${stepScores(row).map(cell)}
    <td class="stuck">${stuck}</td>
    <td>${taken.length || "-"}</td>
    <td>${shown.join(" ") || "-"}</td>
    <td class="whole">${flagged > 0 ? `⚑ ${flagged}` : "-"}</td>
  </tr>`;
}

/** A sign and figures, so that the colour says nothing that is not written. */
function cell({ got, max, tried }: StepScore): Html {
  const [kind, sign] =
    got === max ? ["full", "✓"] : got > 0 ? ["part", "◐"] : tried ? ["none", "✗"] : ["idle", "·"];
  return html`<td class="whole ${kind}">${sign} ${got}/${max}</td>`;
}

function blockers({ blockers: all }: ClassFigures): Html {
  const rows = all.map(
    ({ check, first, failing }) =>
      html`<tr>
        <td>${check.step}</td>
        <td>${both(check.title)}</td>
        <td>${first.length}</td>
        <td>${failing}</td>
        <td class="name">${names(first)}</td>
      </tr>`,
  );
  return section(L.blockers, [L.step, L.check, L.firstFailure, L.failing, L.students], rows);
}

function misconceptions({ misconceptions: all }: ClassFigures): Html {
  const rows = all.map(
    ({ text, students }) =>
      html`<tr>
        <td>${both(text)}</td>
        <td>${students.length}</td>
        <td class="name">${names(students)}</td>
      </tr>`,
  );
  return section(L.misconceptions, [L.misconception, L.count, L.students], rows);
}

function hints(loaded: LoadedLab, { hints: all, shown }: ClassFigures): Html {
  const titles = new Map(loaded.lab.steps.map(({ id, title }) => [id, title]));
  const taken = all.map(
    ({ text, hints: count, highest, students }) =>
      html`<tr>
        <td>${both(text)}</td>
        <td>${count}</td>
        <td>${highest}</td>
        <td class="name">${names(students)}</td>
      </tr>`,
  );
  const solutions = shown.map(
    ({ step, students }) =>
      html`<tr>
        <td>${step} ${both(titles.get(step) ?? L.step)}</td>
        <td>${students.length}</td>
        <td class="name">${names(students)}</td>
      </tr>`,
  );
  return html`${section(L.hintUse, [L.check, L.hints, L.highest, L.students], taken)}
  ${section(L.solutions, [L.step, L.count, L.students], solutions)}`;
}

function flags(graded: readonly Graded[]): Html {
  const rows = graded.flatMap((row) =>
    row.integrity.flags.map(
      ({ id, text }) =>
        html`<tr>
          <th scope="row" class="name">${callOf(row)}</th>
          <td class="name">${row.student.name}</td>
          <td class="whole"><code>${id}</code></td>
          <td>${both(text)}</td>
        </tr>`,
    ),
  );
  return section(L.flagged, [L.number, L.name, L.flag, L.meaning], rows);
}

function errors(rows: readonly Row[]): Html {
  const failed = rows.flatMap((row) =>
    isGraded(row)
      ? []
      : [
          html`<tr>
            <th scope="row" class="name">${row.source}</th>
            <td>${both(row.error)}</td>
          </tr>`,
        ],
  );
  return section(L.notGraded, [L.submission, L.reason], failed);
}

/** A table under a heading; nothing at all when it has no rows. */
function section(
  title: (typeof L)[keyof typeof L],
  heads: readonly (typeof L)[keyof typeof L][],
  rows: readonly Html[],
): Html {
  if (rows.length === 0) return html``;
  return html`<section>
    <h2>${both(title)}</h2>
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${both(head)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`;
}

function names(students: readonly Graded[]): string {
  return students.map((row) => row.student.name || callOf(row)).join(", ");
}
