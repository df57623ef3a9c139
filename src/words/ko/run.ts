import type { Translation } from "../translation.ts";

/** 실행: 단추, 상태, 측정량. */
export const run = {
  controls: {
    run: "실행",
    start: "시작",
    pause: "일시 정지",
    resume: "계속",
    step: "한 스텝",
    stepDoc: "방법마다 한 번 갱신하고 일시 정지",
    stop: "정지",
    stopDoc: "이 실험을 끝내고 곡선은 남김",
    reset: "초기화",
    resetDoc: "모든 실행을 지움; 설정은 그대로",
    correctFirst: (fields) => `먼저 고치세요: ${fields.join(", ")}.`,
  },
  status: {
    panel: "진행과 장치",
    loading: "불러오는 중",
    warmingUp: "준비 중: 학습 스텝을 마련하는 중",
    training: "학습 중",
    trainingAt: (step) => `학습 중, 스텝 ${step}`,
    combining: (method, stage, at, of) => `${method}: ${stage}(${at}/${of})`,
    measuringAt: (step) => `모든 영역 측정 중, 스텝 ${step}`,
    pausedAt: (step) => `스텝 ${step}에서 일시 정지`,
    failedAt: (step) => `스텝 ${step}에서 오류로 끝남`,
    brokeOffAt: (step) => `중단됨; 스텝 ${step}까지 저장됨`,
    stoppedAt: (step) => `스텝 ${step}에서 정지`,
    finishedAfter: (step) => `${step} 스텝 만에 완료`,
    ready: "준비됨",
    download: "내려받기",
    computeEngine: "계산 엔진",
    ofBytes: (loaded, total) => `${loaded} / ${total}`,
    software: "(소프트웨어: 느림)",
    speed: (steps, pictures) => `초당 ${steps} 스텝, 그림 ${pictures}장`,
    warmup: (duration) => `준비 ${duration}, 세지 않음`,
    prepared: (method, stage, updates, loss) =>
      `${method}: ${stage}, 갱신 ${updates}번, 손실 ${loss}`,
    left: (duration) => `약 ${duration} 남음`,
  },
  measures: { accuracy: "정확도", energyGap: "에너지 격차", nll: "NLL" },
  metrics: {
    loss: {
      title: "손실",
      doc: "학습이 매 스텝의 그림에서 줄이는 양. 첫 항은 과제 자체이고, 나머지 항은 모델을 무언가에 붙들어 두며 가중치 없이 그립니다.",
    },
    crossEntropy: {
      title: "교차 엔트로피",
      doc: "옳은 부류에 모델이 놀라는 정도, 단위는 nat. 확신하고 옳으면 0입니다.",
    },
    accuracy: {
      title: "정확도",
      doc: "점수가 가장 높은 부류가 옳은 부류인 그림의 비율. 부류 C개에서 찍으면 1/C입니다.",
    },
    shiftedMean: {
      title: "이동 영역 평균",
      doc: "학습이 본 적 없는 영역들의 가중치 없는 평균. 제로샷보다 낮으면 미세 조정이 강건성을 잃게 한 것입니다.",
    },
    energyGap: {
      title: "에너지 격차",
      doc: "무작위 텍스트에 대한 점수가 제로샷 모델에서 얼마나 움직였는지를 제곱해 그림과 텍스트로 평균한 양. 첫 갱신 전에는 0이며 Lipsum-FT는 이를 작게 유지합니다.",
    },
    nll: {
      title: "음의 로그 가능도",
      doc: "따로 둔 그림에서 옳은 부류에 대한 평균 놀라움, 단위는 nat. 틀리고도 확신하는 모델도 벌합니다: 낮을수록 좋습니다.",
    },
    interval: {
      title: "95 % 구간",
      doc: "센 그림의 수를 고려할 때 참 정확도가 아마 있을 범위(Wilson 구간). 구간이 크게 겹치는 두 정확도는 다르다고 할 수 없습니다.",
    },
  },
  help: {
    formula: "식",
    formulaLoading: "식을 불러오는 중",
    formulaFailed: "식을 가져올 수 없습니다. 연결을 확인하고 다시 여세요.",
  },
} satisfies Translation;
