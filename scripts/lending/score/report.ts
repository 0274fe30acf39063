import type { TableOf } from "../../language/narrator.ts";
import { FEATURES } from "./features.ts";
import type { CreditModel } from "./model.ts";

/** A model in three tables: its weights, how good it is, and whether its probabilities come true. */
export function reportOf(model: CreditModel): TableOf[] {
  return [weightsOf(model), qualityOf(model), calibrationOf(model)];
}

function weightsOf({ features }: CreditModel): TableOf {
  return {
    head: [
      { en: "feature", zh: "特征" },
      { en: "step", zh: "变动" },
      { en: "weight", zh: "权重" },
      { en: "standard error", zh: "标准误" },
      { en: "odds of default times", zh: "违约优势比" },
    ],
    rows: features.map(({ weight, standardError, oddsRatio }, i) => [
      FEATURES[i]?.name ?? "",
      FEATURES[i]?.step ?? "",
      weight.toFixed(4),
      standardError.toFixed(4),
      oddsRatio.toFixed(2),
    ]),
  };
}

function qualityOf({ heldOut }: CreditModel): TableOf {
  return {
    head: [
      { en: "held-out applicants", zh: "测试集人数" },
      { en: "defaulted", zh: "违约人数" },
      { en: "AUC", zh: "AUC" },
      { en: "Brier score", zh: "Brier 分数" },
    ],
    rows: [
      [
        String(heldOut.applicants),
        String(heldOut.defaulted),
        heldOut.areaUnderCurve.toFixed(4),
        heldOut.brierScore.toFixed(4),
      ],
    ],
  };
}

function calibrationOf({ heldOut }: CreditModel): TableOf {
  return {
    head: [
      { en: "tenth", zh: "十分位" },
      { en: "applicants", zh: "人数" },
      { en: "predicted", zh: "预测违约率" },
      { en: "observed", zh: "实际违约率" },
    ],
    rows: heldOut.calibration.map(({ cases, predicted, observed }, i) => [
      String(i + 1),
      String(cases),
      percent(predicted),
      percent(observed),
    ]),
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
