import type { Translated } from "../translation.ts";
import { commonFields } from "./commonFields.ts";
import { methodFields } from "./methodFields.ts";

export const schema: Translated<"schema"> = {
  fields: { ...commonFields, ...methodFields },
  summaries: {
    "zero-shot": "사전 학습된 그대로의 모델. 분류 헤드는 텍스트 타워가 프롬프트로 만듭니다.",
    "linear-probe": "분류 헤드만 학습합니다. 이미지 타워는 그대로라 특징이 움직이지 않습니다.",
    ft: "보통의 파인튜닝: 참조 도메인의 교차 엔트로피뿐, 모델을 붙드는 것이 없습니다.",
    "lp-ft":
      "먼저 고정된 특징 위에서 헤드를 맞춘 다음 모두 파인튜닝합니다. 맞는 헤드는 특징을 덜 움직입니다.",
    ema: "보통의 파인튜닝이지만, 측정하는 것은 제로샷 모델에서 시작하는 가중치의 이동 평균입니다.",
    "l2-sp": "가중치를 제로샷 모델의 가중치로 당기는 파인튜닝.",
    kd: "클래스 예측을 제로샷 모델의 예측에 가깝게 지키는 파인튜닝.",
    "car-ft":
      "사진이나 그림 같은 이미지의 맥락에 대한 판단을 제로샷 모델에 가깝게 지키는 파인튜닝.",
    "lipsum-ft": "무작위 텍스트에 대한 이미지 타워의 점수를 제로샷 모델에 가깝게 지키는 파인튜닝.",
    guidance: "Lipsum-FT와 CAR-FT 사이의 파인튜닝: 어떤 점수를, 어떤 거리로 제로샷 모델에 붙들지.",
    flyp: "CLIP의 사전 학습처럼, 배치에서 이미지 자신의 캡션을 가려내며 두 타워를 파인튜닝합니다.",
    starft:
      "FLYP에 더해, 헷갈리게 하는 상황(“in the snow”)에서 클래스 이름을 제로샷 모델처럼 판단해야 합니다.",
    "r-adapter":
      "CLIP을 고정하고 각 갈래 뒤에 작은 선형 어댑터를 학습해 마지막에 가중치에 합칩니다.",
    dfr: "타워는 그대로 두고, 모든 클래스(또는 모든 도메인의 모든 클래스)를 똑같이 세는 집합에서 마지막 층을 다시 맞춥니다.",
    cfr: "모델이 아직 틀리는 학습 이미지를 찾아, 마지막 사영 안에서 같은 클래스의 맞힌 이미지 쪽으로 옮깁니다.",
    "wise-ft": "학습 뒤에 끝난 실행의 가중치와 사전 학습 가중치를 텐서마다 섞습니다.",
    "soup-uniform": "한 방법의 여러 실행의 가중치를 평균해 모델 하나로 만듭니다.",
    "soup-greedy":
      "여러 실행의 가중치를 평균하되, 떼어 둔 이미지의 정확도를 높이는 실행만 받아들입니다.",
    tpgm: "끝난 실행의 각 텐서를, 떼어 둔 이미지가 요구하는 만큼 사전 학습 값으로 당깁니다.",
  },
  groups: {
    reference: "기준",
    regularised: "정규화한 이미지 타워 튜닝",
    "two-tower": "두 타워 모두 튜닝",
    adapters: "어댑터",
    cached: "캐시한 특징 위에서",
    "weight-space": "학습 뒤, 가중치 공간에서",
  },
  presets: {
    short: {
      title: "짧게",
      doc: "기본값: 파인튜닝이 한 도메인에서 얻고 다른 곳에서 잃는 것을 보기에 충분합니다.",
    },
    longer: { title: "길게", doc: "여섯 배의 갱신: 더 긴 파인튜닝의 대가." },
    full: { title: "전체", doc: "논문과 같은 횟수의 갱신." },
  },
  integer: (min, max) => `${min}~${max}의 정수`,
  number: (min, max) => `${min}~${max}의 수`,
  oneOf: (values, other) => `${values} 중 하나${other === undefined ? "" : ` 또는 ${other}`}`,
};
