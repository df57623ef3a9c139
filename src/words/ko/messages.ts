import type { Translated } from "../translation.ts";
import { fileMessages } from "./fileMessages.ts";
import { methodMessages } from "./methodMessages.ts";
import { modelMessages } from "./modelMessages.ts";
import { pictureMessages } from "./pictureMessages.ts";
import { transferMessages } from "./transferMessages.ts";

export const messages: Translated<"messages"> = {
  ...fileMessages,
  ...methodMessages,
  ...modelMessages,
  ...pictureMessages,
  ...transferMessages,

  integer: (min, max) => `${min}~${max}의 정수`,
  number: (min, max) => `${min}~${max}의 수`,
  oneOf: (values) => `${values} 중 하나`,
  oneOfOr: (values, other) => `${values} 중 하나 또는 ${other}`,

  mustBe: (name, rule, got) => `‘${name}’에는 ${rule}만 쓸 수 있는데 ${got}입니다`,
  notAField: (name, known) => `‘${name}’ 항목은 없습니다. 있는 것: ${known}`,
  notAFieldCut: (name) => `‘${name}…’ 항목은 없습니다`,
  notARecipe: (id, known) => `‘${id}’ 방법은 없습니다. 있는 것: ${known}`,
  recipesMustBe: (known, got) =>
    `‘recipes’에는 ${known} 중 하나 이상을 겹치지 않게 써야 하는데 ${got}입니다`,
  recipesTwice: (known, got) =>
    `‘recipes’에는 ${known} 중 하나 이상을 겹치지 않게 써야 하는데 ${got}이(가) 두 번 있습니다`,
  recipesNone: (known) => `‘recipes’에는 ${known} 중 하나 이상을 써야 하는데 비어 있습니다`,
  linkTooLong: (most, got) => `링크는 최대 ${most}자인데 ${got}자입니다`,
  versionMissing: (version) => `링크의 버전 ‘v’가 없어 버전 ${version}(으)로 읽었습니다`,
  versionUnknown: (known, got) =>
    `링크의 버전 ‘v’는 ${known} 중 하나여야 하는데 ‘${got}’입니다. 페이지를 새로 고치거나 링크를 만든 페이지에서 여세요`,
  brokenEncoding: (name) => `‘${name}’의 퍼센트 인코딩이 깨졌습니다`,
  givenTwice: (name) => `‘${name}’이(가) 두 번 이상 있습니다`,
  notLockable: (key, parts, got) =>
    `‘${key}’에는 항목 이름이나 ${parts}을(를) 써야 합니다. ‘${got}’은(는) 없습니다.`,

  runLink: (why) => `실행 링크를 읽을 수 없습니다: ${why}.`,
  runLinkStart: () => "‘run=’으로 시작해야 합니다",
  runLinkLong: (most, got) => `최대 ${most}자인데 ${got}자입니다`,
  runLinkVersion: (version, got) =>
    `버전은 ${version}이어야 하는데 ‘${got}’입니다. 페이지를 새로 고치세요`,
  runLinkDamaged: () => "손상되었습니다. 복사하면서 잘렸을 수 있으니 링크 전체를 복사하세요",

  cpuAsked: () => "CPU로 지정되었습니다.",
  cpuBecause: (why) => `학습이 CPU에서 돌아 더 느립니다: ${why}.`,
  cpuBeatsSoftware: (adapter) =>
    `학습은 CPU에서 합니다. 여기 하나뿐인 WebGPU 어댑터(${adapter})는 CPU로 그래픽 카드를 흉내 내는 것이라 wasm이 더 빠릅니다.`,
  integratedAdapter: () =>
    "프로세서에 내장된 그래픽으로 보입니다. 그래픽 카드도 있다면 시스템 설정에서 브라우저에 할당할 수 있습니다(Windows: 설정 → 시스템 → 디스플레이 → 그래픽 → 고성능).",
  softwareAdapter: () => "이 어댑터는 CPU로 그래픽 카드를 흉내 내므로 느립니다.",
  noWebGpu: (why) => `WebGPU가 없습니다: ${why}.`,
  plainHttp: () =>
    "이 페이지는 http로 열렸는데, 브라우저는 https와 localhost에서만 WebGPU를 허용합니다",
  noGpuHere: () => "이 브라우저에는 WebGPU가 없습니다. 최신 Chrome과 Edge에는 있습니다",
  adapterRefused: (detail) => `브라우저가 WebGPU 어댑터를 거부했습니다(${detail})`,
  noAdapter: () =>
    "브라우저에 WebGPU는 있지만 어댑터가 없습니다. 하드웨어 가속이 꺼져 있거나 그래픽 카드 또는 드라이버가 차단되었습니다(chrome://gpu에서 확인)",
  deviceRefused: (detail) => `브라우저가 WebGPU 장치를 거부했습니다(${detail})`,

  trainsMeanwhile: () => "속도는 아무것도 학습하지 않을 때만 잽니다. 먼저 실행을 멈추세요.",
  rateChangesMost: (most) =>
    `학습률을 ${most}번 바꾸었습니다. 실행의 설정에 적을 수 있는 한도입니다. 실행을 멈추고 원하는 학습률로 다시 시작하세요.`,
  rateNotNow: () =>
    "학습률은 실행이 업데이트하는 동안 바꿀 수 있는데, 지금은 업데이트하는 실행이 없습니다. 시작될 때까지 기다리거나 다음 실행의 학습률을 설정하세요.",
  deviceLost: (detail) => `그래픽 장치를 잃었습니다(${detail}).`,
  deviceMemory: (detail) =>
    `그래픽 장치의 메모리가 부족합니다(${detail}). 배치나 모델을 줄이면 덜 듭니다.`,
  memoryRanOut: (what, detail) =>
    `${what}: 메모리가 부족합니다(${detail}). 배치나 모델을 줄이면 덜 듭니다.`,
  engineNotLoaded: (detail) =>
    `onnxruntime의 wasm 파일을 불러오지 못했습니다(${detail}). 연결을 확인하고 페이지를 새로 고치세요.`,
  workerBrokeOff: () => "학습 워커가 중단되었습니다.",
  workerBrokeOffBecause: (cause) => `학습 워커가 중단되었습니다: ${cause}.`,
  tooOften: (failure, times, minutes) =>
    `${failure} ${minutes}분 동안 ${times}번 일어나 학습을 저절로 다시 시작하지 않습니다.`,
  lossNotFinite: (step, loss, rate) =>
    `스텝 ${step}에서 손실이 ${loss}이(가) 되어 이 실행을 멈췄습니다. ${rate}: 그 10분의 1이나 더 긴 워밍업을 써 보세요.`,
  gradientNotFinite: (step, rate) =>
    `스텝 ${step}까지 유한하지 않은 기울기가 나와 이 실행을 멈췄습니다. ${rate}: 그 10분의 1이나 더 긴 워밍업을 써 보세요.`,
  rateTooHigh: (rate) => `학습률 ${rate}이(가) 아마 너무 높습니다`,
  headRateTooHigh: (rate, factor) =>
    `학습률 ${rate} 또는 그 ${factor}배인 헤드의 학습률이 아마 너무 높습니다`,
  stageNotFinite: (stage, method, step, rate) =>
    `${method}의 첫 단계 ‘${stage}’에서 스텝 ${step} 뒤에 유한하지 않은 수가 나왔습니다. 학습률 ${rate}이(가) 아마 너무 높으니 그 10분의 1을 써 보세요.`,
  tooMuchMemory: (total, budget, change) =>
    `약 ${total}의 메모리가 드는데 한도은 ${budget}입니다. ${change} 메모리가 더 있다면 한도을 늘리세요(페이지에서는 ‘메모리’, 명령줄에서는 --budget).`,
  fitsWith: (changes) => `이렇게 바꾸면 들어갑니다: ${changes}.`,
  nothingFits: () => "알려진 어떤 변경으로도 들어가지 않습니다. 더 작은 모델을 고르세요.",
  keepsNoFiles: () => "이 브라우저는 이 페이지의 파일을 보관하지 않습니다.",

  notDownloaded: (path, why) => `‘${path}’을(를) 내려받지 못했습니다: ${why}.`,
  serverAnswered: (status) => `서버 응답 ${status}`,
  nothingSavedYet: () =>
    "이 실험에는 이어서 할 저장이 아직 없습니다. 몇 초 기다리거나 끝날 때까지 기다리세요.",
  datasetNotHere: (name) =>
    `데이터셋 ‘folder:${name}’이(가) 이 브라우저에 없습니다. ‘데이터’를 열어 가져오거나 기본 제공 데이터셋을 고르세요.`,
  parquetAndOthers: (name, parquet, others) =>
    `‘${name}’에 parquet 파일 ${parquet}개와 다른 파일 ${others}개가 있습니다. parquet 파일만 가져오세요.`,
  noWeights: (files) =>
    `파일 ${files}개 중에 가중치가 없습니다. 모델은 config.json과 model.safetensors(또는 onnx/vision_model.onnx와 onnx/text_model.onnx)가 있는 폴더이고, 체크포인트는 .safetensors 하나입니다.`,
  hubName: (name) =>
    `hub의 모델은 owner/name 또는 owner/name@revision으로 써야 하는데 ‘${name}’입니다.`,
  noPictures: (name, files) =>
    `‘${name}’에는 클래스 폴더에 든 이미지가 없습니다. <도메인>/<클래스>/<파일> 또는 <클래스>/<파일>로 있어야 하고 이름이 .jpg, .jpeg, .png로 끝나야 합니다. 파일은 ${files}개입니다.`,
};
