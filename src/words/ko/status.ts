import type { Translated } from "../translation.ts";

export const status: Translated<"status"> = {
  panel: "진행과 장치",
  loading: "불러오는 중",
  warmingUp: "준비 중: 학습 스텝을 마련하는 중",
  viewing: "고정된 타워의 특징을 계산하는 중",
  ofPictures: (done, total) => `이미지 ${done} / ${total}장`,
  training: "학습 중",
  trainingAt: (step) => `학습 중, 스텝 ${step}`,
  combining: (method, stage, at, of) => `${method}: ${stage}(${at}/${of})`,
  measuringAt: (step) => `모든 도메인 측정 중, 스텝 ${step}`,
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
  moreThreads: (threads) =>
    `페이지가 이 기기에 저장되었습니다. 다시 불러오면 스레드 ${threads}개로 계산합니다.`,
  speed: (steps, pictures) => `초당 ${steps} 스텝, 이미지 ${pictures}장`,
  warmup: (duration) => `준비 ${duration}, 세지 않음`,
  prepared: (method, stage, updates, loss) =>
    `${method}: ${stage}, 갱신 ${updates}번, 손실 ${loss}`,
  left: (duration) => `약 ${duration} 남음`,
  stages: {
    "Along α": "α를 따라",
    Fit: "맞추기",
    Calibrate: "보정",
    Refit: "다시 맞추기",
    "Fit the head": "헤드 맞추기",
    "Fit on held-out pictures": "따로 둔 이미지에 맞추기",
  },
};
