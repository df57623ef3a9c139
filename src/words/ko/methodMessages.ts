import type { Translated } from "../translation.ts";

export const methodMessages: Translated<"messages"> = {
  ofMethod: (method, why) => `${method}: ${why}`,
  identityByKl: () =>
    "‘distance’가 ‘kl’이면 ‘guidance’는 ‘identity’일 수 없습니다. 임베딩의 좌표는 확률 분포가 아니기 때문입니다. ‘distance’를 ‘mse’로 하거나 다른 가이던스를 고르세요.",
  tooManyBlocks: (layers, got) =>
    `‘lastBlocks’는 최대 ${layers}(이 모델 이미지 타워의 층 수)인데 ${got}입니다. 줄이거나 타워 전체를 학습하세요.`,
  partsCompared: (method, got) =>
    `${method}에서는 ‘accumulation’이 1이어야 하는데 ${got}입니다. 손실이 배치 안의 이미지를 서로 비교하므로 나눈 것의 평균은 다른 손실이 됩니다. 배치를 줄이거나 활성값을 다시 계산하세요.`,
  unequalParts: (batch, got) =>
    `‘accumulation’은 이미지 ${batch}장의 배치를 똑같이 나누어야 하는데 ${got}입니다. 약수를 고르거나 배치 크기를 바꾸세요.`,
  promptHoles: (got) => `‘prompts’마다 {}가 꼭 하나 있어야 하는데 ‘${got}’입니다`,
  tokensBeyondContext: (most, context, got) =>
    `이 모델에서 ‘tokenLength’는 최대 ${most}인데 ${got}입니다. 컨텍스트 ${context}토큰에 BOS와 EOS도 들어갑니다`,
  textsBeyondContext: (got, context) =>
    `${got}토큰의 텍스트는 모델의 컨텍스트 ${context}토큰보다 깁니다`,
  noLorem: (words) =>
    `모델의 토크나이저가 lorem ipsum(‘${words}’)을 쓸 수 없습니다. 균등 토큰을 고르세요.`,
  nothingWrong: (count) =>
    `CFR은 첫 단계가 틀린 학습 이미지로 보정하는데, ${count}장을 모두 맞혔습니다. 틀린 것이 남도록 ‘cfr.fitSteps’나 학습률을 낮추세요.`,
  nothingRight: (count) =>
    `CFR은 첫 단계가 틀린 이미지를 같은 클래스의 맞힌 이미지로 보정하는데, 틀린 ${count}장 모두 그런 이미지가 없습니다. ‘cfr.fitSteps’나 학습률을 높이세요.`,
  pathNeedsRun: () => "경로는 제로샷 모델에서 튜닝한 모델까지입니다. 실행을 고르세요.",
  mapNeedsPictures: (got) => `지도에는 이미지가 3장 이상 필요한데 ${got}장입니다.`,

  datasetElsewhere: (name) =>
    `데이터셋 ‘${name}’은 이 사이트에 없고, 가져온 데이터셋도 여기서는 열 수 없습니다. 기본 제공 데이터셋을 고르거나 명령줄을 쓰세요.`,
  modelElsewhere: (name) =>
    `모델 ‘${name}’은 이 사이트에 없고, 다른 모델도 여기서는 열 수 없습니다. 기본 제공 모델을 고르거나 명령줄을 쓰세요.`,

  lastGoodKept: (why) => `${why} 마지막 정상 스텝의 가중치는 남아 있어 내보낼 수 있습니다.`,
  startFailed: (label, why) => `이 방법의 출발점인 ‘${label}’의 학습이 실패했습니다. ${why}`,
  fitNotFinite: (step, loss, rate) =>
    `맞춤 갱신 ${step}까지 손실이나 기울기가 유한하지 않게 되었습니다(손실 ${loss}). 맞춤 학습률 ${rate}이(가) 아마 너무 높으니 그 10분의 1을 써 보세요.`,
  bufferTooLarge: (what, size, most) =>
    `${what}에는 ${size}바이트의 버퍼가 필요한데 이 그래픽 장치는 최대 ${most}바이트입니다. 배치나 모델을 줄이면 덜 듭니다.`,
  engineBuildNotLoaded: (build, detail) => `onnxruntime(${build})을 불러오지 못했습니다: ${detail}`,

  alphaNote: (alpha, method) =>
    `제로샷 모델(0)에서 ${method}(1)까지 가는 길의 α = ${alpha} 지점입니다.`,
  nothingMoved: (method) => `${method}: 움직인 텐서가 없습니다.`,
  keptShares: (tensors, mean, least, most) =>
    `텐서 ${tensors}개에 변화가 평균 ${mean} 남았습니다(${least}~${most}).`,
  meanOfRuns: (count, method, runs) => `${method} 실행 ${count}개의 평균: ${runs}.`,
  keptOfRuns: (kept, count, method, runs, accuracy) =>
    `${method} 실행 ${count}개 중 ${kept}개를 넣음: ${runs}. 홀드아웃 정확도 ${accuracy}.`,
  ownSeed: () => "이 실험의 시드",
  seedOffset: (offset) => `시드 +${offset}`,
  atRate: (seed, factor) => `${seed}(학습률 × ${factor})`,
  andThen: (first, rest) => `${first}; ${rest}`,
};
